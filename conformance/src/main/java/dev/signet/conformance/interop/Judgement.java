// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.NamedGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a connection showed what its cell is about. */
final class Judgement {
  /** How a peer says by alert that it does not believe a certificate. */
  private static final Set<String> REFUSALS =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_unknown",
          "unknown_ca",
          "access_denied");

  private final Cell cell;
  private final Workspace files;

  Judgement(Plan plan) {
    this.cell = plan.cell();
    this.files = plan.files();
  }

  /** What our client's connection lacks; empty where it has all. */
  Optional<String> ofClient(Outcome outcome) {
    if (cell.isRefusal()) {
      return refused(outcome, cell.is(Feature.SERVER_REFUSED));
    }
    return firstOf(
        lack(outcome.failure().isEmpty(), "an orderly end", outcome.failure()),
        lack(outcome.received().startsWith("HTTP/1."), "an answer", outcome.received().length()),
        lack(outcome.closed(), "close_notify", "the end of the connection"),
        agreed(outcome));
  }

  /** The same for the connections that our server took: one of them has to show it. */
  Optional<String> ofServer(List<Outcome> outcomes) {
    Optional<String> lacks = Optional.of("no connection");
    for (Outcome outcome : outcomes) {
      lacks = ofServer(outcome);
      if (lacks.isEmpty()) {
        return lacks;
      }
    }
    return lacks;
  }

  private Optional<String> ofServer(Outcome outcome) {
    if (cell.isRefusal()) {
      return refused(outcome, cell.is(Feature.CLIENT_REFUSED));
    }
    return firstOf(
        lack(outcome.failure().isEmpty(), "an orderly end", outcome.failure()),
        lack(outcome.received().startsWith("GET "), "a request", outcome.received().length()),
        agreed(outcome));
  }

  private static Optional<String> refused(Outcome outcome, boolean byUs) {
    if (!(outcome.failure().orElse(null) instanceof TlsFault fault)) {
      return Optional.of("wanted a refusal, found " + outcome.failure());
    }
    boolean right =
        byUs
            ? fault.code() instanceof CertificateFault
            : fault.code() == ConnectionEnd.ALERT_RECEIVED
                && REFUSALS.contains(fault.finding().found());
    return lack(right, byUs ? "our refusal" : "the peer's alert", fault.getMessage());
  }

  private Optional<String> agreed(Outcome outcome) {
    if (outcome.facts().isEmpty()) {
      return Optional.of("no handshake");
    }
    ConnectionFacts facts = outcome.facts().get();
    return firstOf(
        lack(
            facts.protocol().version() == cell.version(),
            cell.version().label(),
            facts.protocol().version().label()),
        shown(facts, outcome));
  }

  private Optional<String> shown(ConnectionFacts facts, Outcome outcome) {
    ConnectionFacts.Shown client = cell.ours() == Role.CLIENT ? facts.local() : facts.peer();
    ConnectionFacts.Shown server = cell.ours() == Role.SERVER ? facts.local() : facts.peer();
    return switch (cell.feature()) {
      case ECDSA -> signed(server, KeyKind.EC_P256);
      case RSA -> signed(server, KeyKind.RSA);
      case ED25519 -> signed(server, KeyKind.ED25519);
      case CLIENT_CERTIFICATE ->
          lack(!client.chain().isEmpty(), "a client certificate", client.chain().size());
      case RESUMPTION ->
          lack(
              facts.protocol().resumption() == Resumption.RESUMED,
              "a resumed connection",
              facts.protocol().resumption());
      case ALPN ->
          lack(
              facts.names().applicationProtocol().equals(Plan.PROTOCOL),
              Plan.PROTOCOL,
              facts.names().applicationProtocol());
      // What our server showed is known to the peer alone, which is asked below.
      case STAPLE ->
          cell.ours() == Role.SERVER
              ? Optional.empty()
              : lack(
                  Arrays.equals(server.ocspResponse().toArray(), files.staple()),
                  "the staple",
                  server.ocspResponse().length());
      case RETRY -> lack(outcome.retried(), "a second ClientHello", "one");
      case KEY_UPDATE -> lack(outcome.peerUpdated(), "the peer's KeyUpdate", "none");
      case HYBRID ->
          lack(
              facts.protocol().group().equals(Optional.of(NamedGroup.X25519MLKEM768)),
              NamedGroup.X25519MLKEM768,
              facts.protocol().group());
      case SERVER_REFUSED, CLIENT_REFUSED -> Optional.of("a refusal has no facts");
    };
  }

  private static Optional<String> signed(ConnectionFacts.Shown server, KeyKind kind) {
    return lack(
        server.scheme().map(scheme -> scheme.keyKind() == kind).orElse(false),
        "a signature by " + kind,
        server.scheme());
  }

  private static Optional<String> lack(boolean good, Object wanted, Object found) {
    return good ? Optional.empty() : Optional.of("wanted " + wanted + ", found " + found);
  }

  @SafeVarargs
  private static Optional<String> firstOf(Optional<String>... lacks) {
    for (Optional<String> each : lacks) {
      if (each.isPresent()) {
        return each;
      }
    }
    return Optional.empty();
  }
}
