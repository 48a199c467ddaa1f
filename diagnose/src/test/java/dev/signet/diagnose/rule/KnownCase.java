// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule;

import dev.signet.diagnose.connect.CheckTarget;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.fact.ChainWalk;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Elsewhere;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.Heard;
import dev.signet.diagnose.fact.HttpAnswer;
import dev.signet.diagnose.fact.Route;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.setting.NamedFiles;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.wire.Bytes;
import dev.signet.trust.StoreContent;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case whose facts a test has made up, to be shown to one rule. */
public final class KnownCase {
  /** The host that is asked for. */
  public static final String HOST = "app.example";

  private final Instant moment;

  private final Map<Variation, Contact> contacts = new EnumMap<>(Variation.class);
  private Optional<ChainFacts> chain = Optional.empty();
  private Map<String, String> environment = Map.of();
  private Dialect dialect = Dialect.HTTPS;
  private Optional<String> fixed = Optional.empty();
  private List<StoreContent> stores = List.of();
  private List<Certificate> own = List.of();

  /** A handshake that came to its end, by a clock that stands still. */
  public KnownCase(Instant moment) {
    this.moment = moment;
    contacts.put(
        Variation.USUAL, contact(Variation.USUAL, new Ending.Established(), Heard.NOTHING));
  }

  /** The usual connection ended so. */
  public KnownCase ending(Ending ending) {
    return seen(Variation.USUAL, ending, Heard.NOTHING);
  }

  /** A connection of some kind went so. */
  public KnownCase seen(Variation variation, Ending ending, Heard heard) {
    contacts.put(variation, contact(variation, ending, heard));
    return this;
  }

  /** The server stapled this. */
  public KnownCase staple(byte[] staple, Optional<Instant> date) {
    Heard heard =
        new Heard(
            Bytes.EMPTY,
            Optional.empty(),
            List.of(),
            Bytes.wrap(staple),
            Optional.empty(),
            "",
            date.map(it -> new HttpAnswer(200, Optional.of(it), Map.of())));
    return seen(Variation.USUAL, new Ending.Established(), heard);
  }

  /** What a server says that chooses and says no more. */
  public static Heard choosing(ServerChoice choice) {
    return new Heard(
        Bytes.EMPTY,
        Optional.of(choice),
        List.of(),
        Bytes.EMPTY,
        Optional.empty(),
        "",
        Optional.empty());
  }

  /** The server sent its certificate with what is above it, and some roots are trusted. */
  public KnownCase certificates(TestIdentity server, TestIdentity... roots) {
    List<Certificate> sent =
        server.path().stream().map(each -> Certificate.read(each.der())).toList();
    TrustAnchors anchors =
        TrustAnchors.of(
            "the test's store",
            "",
            List.of(roots).stream().map(each -> Certificate.read(each.der())).toList());
    Verdict verdict = new Verifier(anchors, () -> moment).verify(PathRequest.forServer(sent, HOST));
    chain =
        Optional.of(
            new ChainFacts(
                sent,
                List.of(),
                anchors,
                verdict,
                ChainWalk.of(sent, anchors),
                Elsewhere.of(sent, stores)));
    return this;
  }

  /** The target is spoken to so. */
  public KnownCase speaking(Dialect other) {
    dialect = other;
    return this;
  }

  /** The machine has these variables. */
  public KnownCase environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** This side has a certificate to show. */
  public KnownCase showing(TestIdentity client) {
    own = List.of(Certificate.read(client.der()));
    return this;
  }

  /** The hosts file has this address for the target. */
  public KnownCase fixedTo(String address) {
    fixed = Optional.of(address);
    return this;
  }

  /** The machine has these stores too; to be said before the certificates. */
  public KnownCase beside(StoreContent... others) {
    stores = List.of(others);
    return this;
  }

  /** The web server answered so. */
  public KnownCase answering(int status, Map<String, String> fields) {
    Heard heard =
        new Heard(
            Bytes.EMPTY,
            Optional.empty(),
            List.of(),
            Bytes.EMPTY,
            Optional.empty(),
            "",
            Optional.of(new HttpAnswer(status, Optional.empty(), fields)));
    return seen(Variation.USUAL, new Ending.Established(), heard);
  }

  /** All of it. */
  public CaseFile file() {
    return new CaseFile(
        new CheckTarget(dialect, HOST, 443),
        HOST,
        contacts,
        chain,
        own,
        new CaseFile.Scene(moment, environment, NamedFiles.of(environment), fixed));
  }

  private static Contact contact(Variation variation, Ending ending, Heard heard) {
    Route route = new Route(HOST, 443, List.of(), Optional.empty());
    return new Contact(variation, route, true, ending, heard);
  }
}
