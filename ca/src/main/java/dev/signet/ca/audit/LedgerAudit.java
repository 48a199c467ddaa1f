// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.audit;

import dev.signet.ca.AuditCode;
import dev.signet.ca.AuditReport;
import dev.signet.ca.AuditTrail;
import dev.signet.ca.CrlLog;
import dev.signet.ca.CrlScope;
import dev.signet.ca.Issuer;
import dev.signet.ca.SerialNumber;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks through everything that the authority ever did: the log's tree, each row against the log,
 * each certificate against what was to be signed, its issuer's key and the rules, each list against
 * its revocations.
 */
public final class LedgerAudit {
  private final AuditTrail trail;
  private final Map<String, Issuer> issuers;
  private final Rules rules;
  private final Notebook notes = new Notebook();
  private long certificates;
  private long lists;

  /**
   * An audit, to be run once.
   *
   * @param issuers all that there ever were
   */
  public LedgerAudit(AuditTrail trail, List<Issuer> issuers, Rules rules) {
    this.trail = trail;
    this.issuers = issuers.stream().collect(Collectors.toMap(Issuer::id, Function.identity()));
    this.rules = rules;
  }

  /** What others know better. */
  public interface Rules {
    /** The rules that a certificate of a profile breaks. */
    List<Finding> broken(String profile, Certificate certificate, Certificate issuer);

    /** Whether revocations and signature give a list that its issuer has signed. */
    boolean isSound(Issuer issuer, CrlLog.Signed list);
  }

  /** Looks through everything. */
  public AuditReport run(Optional<KeptCheckpoint> kept) {
    long entries = trail.state().map(s -> new TreeAudit(trail, notes).run(s, kept)).orElse(0L);
    trail.rows(this::row);
    trail.strays(id -> notes.note(AuditCode.LOG_ROW_MISSING, id, "a row", "none"));
    trail.issuances(this::issuance);
    trail.lists(this::list);
    return new AuditReport(entries, certificates, lists, notes.faults(), notes.findings());
  }

  private void row(AuditTrail.Row row) {
    if (row.found().isEmpty()) {
      notes.note(AuditCode.LOG_ENTRY_MISSING, row.id(), "an entry", "none");
    } else if (!row.found().get().equals(row.wanted())) {
      notes.note(
          AuditCode.LOG_ENTRY_DIFFERS,
          row.id(),
          difference(row.found().get(), row.wanted()),
          difference(row.wanted(), row.found().get()));
    }
  }

  /** The lines of one text that are not in the other. */
  private static String difference(String one, String other) {
    List<String> others = other.lines().toList();
    return one.lines()
        .filter(line -> !others.contains(line))
        .collect(Collectors.joining(", "))
        .strip();
  }

  private void issuance(AuditTrail.Issuance issuance) {
    issuance.certificate().ifPresent(encoded -> certificate(issuance, encoded));
  }

  private void certificate(AuditTrail.Issuance issuance, Bytes encoded) {
    certificates++;
    String serial = issuance.serial();
    Certificate certificate;
    try {
      certificate = Certificate.read(encoded.toArray());
    } catch (FindingException e) {
      notes.note(AuditCode.ISSUED_DIFFERS, serial, "a certificate", e.finding().headline());
      return;
    }
    if (!certificate.toBeSigned().equals(issuance.toBeSigned())
        || !new SerialNumber(certificate.serial()).hex().equals(serial)) {
      notes.note(
          AuditCode.ISSUED_DIFFERS,
          serial,
          "what was written down before",
          "a certificate for " + certificate.shortText());
      return;
    }
    chain(issuance, certificate);
  }

  private void chain(AuditTrail.Issuance issuance, Certificate certificate) {
    Issuer issuer = issuers.get(issuance.scope().issuer());
    if (issuer == null || !certificate.isSignedBy(issuer.certificate().key())) {
      notes.note(
          AuditCode.ISSUED_SIGNATURE_WRONG,
          issuance.serial(),
          issuance.scope().issuer(),
          issuer == null ? "there is no such issuer" : "its key does not verify the signature");
      return;
    }
    for (Finding broken : rules.broken(issuance.profile(), certificate, issuer.certificate())) {
      notes.note(AuditCode.ISSUED_BREAKS_RULE, issuance.serial(), broken.wanted(), broken.found());
    }
  }

  private void list(CrlLog.Signed signed) {
    lists++;
    CrlScope scope = signed.list().scope();
    Issuer issuer = issuers.get(scope.issuer());
    if (issuer == null || !rules.isSound(issuer, signed)) {
      notes.note(
          AuditCode.LIST_DIFFERS,
          scope.issuer() + "/" + scope.shard() + ", number " + signed.list().number(),
          "the list that was written down and signed",
          issuer == null ? "an unknown issuer" : "another list");
    }
  }
}
