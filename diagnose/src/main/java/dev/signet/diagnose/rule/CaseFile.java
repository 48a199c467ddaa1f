// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule;

import dev.signet.diagnose.cause.Cause;
import dev.signet.diagnose.connect.CheckTarget;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.NamedFile;
import dev.signet.diagnose.fact.Variation;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one case when it is judged.
 *
 * @param target what was looked at
 * @param host who the certificate has to name
 * @param contacts the connections that were made; the usual one is always among them
 * @param chain what was shown; empty where no certificate came
 * @param own what this side has to show, its own certificate first; none where it has nothing
 * @param scene this machine at that moment
 */
public record CaseFile(
    CheckTarget target,
    String host,
    Map<Variation, Contact> contacts,
    Optional<ChainFacts> chain,
    List<Certificate> own,
    Scene scene) {
  /**
   * The machine that the check was made on.
   *
   * @param moment by its clock
   * @param environment its variables
   * @param files those of roots that the variables name
   * @param fixed the target's address in the machine's hosts file; empty where it has none
   */
  public record Scene(
      Instant moment,
      Map<String, String> environment,
      List<NamedFile> files,
      Optional<String> fixed) {
    /** Copies the collections. */
    public Scene {
      environment = Map.copyOf(environment);
      files = List.copyOf(files);
    }
  }

  /** Copies the collections. */
  public CaseFile {
    contacts = new EnumMap<>(contacts);
    own = List.copyOf(own);
  }

  /** The connection that any client would make. */
  public Contact usual() {
    return contact(Variation.USUAL).orElseThrow();
  }

  /** A connection of another kind, where it was made. */
  public Optional<Contact> contact(Variation variation) {
    return Optional.ofNullable(contacts.get(variation));
  }

  /** How the usual connection ended. */
  public Ending ending() {
    return usual().ending();
  }

  /** Whether the usual connection was ended by one of these alerts. */
  public boolean endedBy(int... alerts) {
    int code = usual().alert().orElse(-1);
    for (int each : alerts) {
      if (each == code) {
        return true;
      }
    }
    return false;
  }

  /** Whether a connection of another kind got a hello of the server. */
  public boolean wasAnswered(Variation variation) {
    return contact(variation).map(Contact::wasAnswered).orElse(false);
  }

  /** Starts a finding about the server. */
  public Finding.Builder about(Cause cause) {
    return Finding.about(cause)
        .subject(Printable.line(usual().route().text()))
        .with("host", Printable.line(host))
        .with("port", Integer.toString(target.port()))
        .with("target", Printable.line(target.text()));
  }

  /** Starts a finding about one of the certificates. */
  public Finding.Builder about(Cause cause, Certificate certificate) {
    String name = Printable.line(certificate.shortText());
    String place = chain.map(facts -> facts.place(certificate)).orElse("");
    return Finding.about(cause)
        .subject(name + " (" + place + ", from " + Printable.line(usual().route().text()) + ")")
        .with("name", name)
        .with("issuer", Printable.line(certificate.issuer().shortText()))
        .with("fingerprint", certificate.fingerprint())
        .with("serial", certificate.serialText())
        .with("host", Printable.line(host))
        .with("port", Integer.toString(target.port()))
        .with("target", Printable.line(target.text()));
  }
}
