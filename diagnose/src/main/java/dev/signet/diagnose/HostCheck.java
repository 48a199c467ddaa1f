// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.diagnose.connect.Caller;
import dev.signet.diagnose.connect.IssuerPlaces;
import dev.signet.diagnose.connect.Patience;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.fact.ChainWalk;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Elsewhere;
import dev.signet.diagnose.fact.Heard;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.setting.HostsFile;
import dev.signet.diagnose.setting.NamedFiles;
import dev.signet.explain.FindingException;
import dev.signet.tls.Credential;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Connects to a server as a client would, and says why that fails, or would fail elsewhere.
 *
 * <p>It sends nothing but a hello, what the handshake needs and, within HTTPS, a request for the
 * first page's header fields. Blocks for as long as the order's patience allows.
 */
public final class HostCheck {
  /** Further connections are made to a server that is known to be there. */
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(2);

  /** RFC 6066, 3: "Literal IPv4 and IPv6 addresses are not permitted" as server names. */
  private static final String ADDRESS = "[0-9.]+|.*:.*";

  private final CheckOrder order;
  private final InstantSource clock;

  /** A check by a clock. */
  public HostCheck(CheckOrder order, InstantSource clock) {
    this.order = order;
    this.clock = clock;
  }

  /** Makes the check. */
  public Diagnosis run() {
    Map<Variation, Contact> contacts = new EnumMap<>(Variation.class);
    Contact usual = caller(order.patience()).call(Variation.USUAL);
    contacts.put(Variation.USUAL, usual);
    if (order.probe()) {
      Caller prober = caller(shorter(order.patience()));
      for (Variation variation : ProbePlan.after(usual, order.target().dialect())) {
        contacts.put(variation, prober.call(variation));
      }
    }
    CaseFile file =
        new CaseFile(
            order.target(),
            order.host(),
            contacts,
            chain(usual.heard()),
            order.client().map(ClientKey::chain).orElse(List.of()),
            scene());
    return new Diagnosis(file, RuleBook.judge(file));
  }

  private CaseFile.Scene scene() {
    Map<String, String> environment = order.surroundings().environment();
    Optional<String> fixed =
        order
            .surroundings()
            .hosts()
            .flatMap(file -> HostsFile.address(file, order.target().host()));
    return new CaseFile.Scene(clock.instant(), environment, NamedFiles.of(environment), fixed);
  }

  private Caller caller(Patience patience) {
    Optional<Credential> credential = order.client().map(ClientKey::credential);
    String name = order.host().matches(ADDRESS) ? "" : order.host();
    return new Caller(order.target(), name, credential, patience);
  }

  private static Patience shorter(Patience patience) {
    Duration answer =
        patience.answer().compareTo(PROBE_PATIENCE) < 0 ? patience.answer() : PROBE_PATIENCE;
    return new Patience(patience.connect(), answer, patience.banner(), patience.objection());
  }

  private Optional<ChainFacts> chain(Heard heard) {
    List<Certificate> sent = new ArrayList<>();
    for (Bytes each : heard.chain()) {
      try {
        sent.add(Certificate.read(each.toArray()));
      } catch (FindingException unreadable) {
        // One that nobody can read is one that was not sent, but for the first.
        if (sent.isEmpty()) {
          return Optional.empty();
        }
      }
    }
    return sent.isEmpty() ? Optional.empty() : Optional.of(facts(sent, heard.staple()));
  }

  private ChainFacts facts(List<Certificate> sent, Bytes staple) {
    PathRequest request =
        PathRequest.forServer(sent, order.host())
            .withRevocation(RevocationTerms.off().plusResponses(responses(staple)));
    Verdict verdict = new Verifier(order.anchors(), clock).verify(request);
    ChainWalk walk = ChainWalk.of(sent, order.anchors());
    boolean missing = order.probe() && walk.anchor().isEmpty();
    List<Certificate> fetched =
        missing ? new IssuerPlaces(PROBE_PATIENCE).above(walk.top()) : List.of();
    Elsewhere elsewhere =
        walk.anchor().isEmpty()
            ? Elsewhere.of(sent, order.surroundings().stores().get())
            : Elsewhere.UNSEEN;
    return new ChainFacts(sent, fetched, order.anchors(), verdict, walk, elsewhere);
  }

  /** A staple counts where it says that a certificate is revoked; its absence does not. */
  private static List<OcspResponse> responses(Bytes staple) {
    try {
      return staple.isEmpty() ? List.of() : List.of(OcspResponse.read(staple.toArray()));
    } catch (FindingException unreadable) {
      return List.of();
    }
  }
}
