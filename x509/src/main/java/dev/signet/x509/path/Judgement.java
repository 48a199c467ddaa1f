// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Severity;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the paths of one search and remembers the best: that which passes, else the one that comes
 * nearest.
 */
final class Judgement {
  /** A cause stands before its consequences; {@link FindingOrder} has the rest. */
  private static final List<Check> CHECKS =
      List.of(
          new SignatureCheck(),
          new ValidityCheck(),
          new AuthorityCheck(),
          new ExtensionCheck(),
          new PurposeCheck(),
          new NameConstraintCheck(),
          new PolicyCheck(),
          new StrengthCheck(),
          new ProfileCheck(),
          new LifetimeCheck(),
          new SuffixCheck(),
          new RevocationCheck());

  private final PathRequest request;
  private final Instant moment;
  private final SignatureLedger signatures;
  private final int nesting;
  private Optional<Judged> accepted = Optional.empty();
  private Optional<Judged> best = Optional.empty();

  Judgement(PathRequest request, Instant moment, SignatureLedger signatures, int nesting) {
    this.request = request;
    this.moment = moment;
    this.signatures = signatures;
    this.nesting = nesting;
  }

  /**
   * A path with what was found about it.
   *
   * @param examination the path
   * @param findings the decisive one first
   */
  record Judged(Examination examination, List<Finding> findings) {
    private boolean holds() {
      return findings.stream().noneMatch(found -> found.code().severity() == Severity.ERROR);
    }

    /** A path whose signatures fit is nearer than one that nobody signed. */
    private int distance() {
      boolean forged =
          findings.stream()
              .map(Finding::code)
              .anyMatch(code ->
                  code == X509Code.ISSUER_KEY_DIFFERS
                      || code == X509Code.CERTIFICATE_SIGNATURE_INVALID);
      return findings.size() + (forged ? SignatureLedger.MAX_COST : 0);
    }
  }

  /** The path that passed. */
  Optional<Judged> accepted() {
    return accepted;
  }

  /** The path that came nearest; empty where none reached an anchor. */
  Optional<Judged> best() {
    return best;
  }

  /** Whether an issuer's key made the signature on a certificate. */
  boolean fits(Certificate certificate, Certificate issuer) {
    return signatures.fits(certificate.keySignature(), issuer.key());
  }

  /** Judges one path; whether it passed. */
  boolean accepts(CandidatePath path) {
    Judged judged = judge(path);
    if (judged.holds()) {
      accepted = Optional.of(judged);
      return true;
    }
    if (best.isEmpty() || judged.distance() < best.get().distance()) {
      best = Optional.of(judged);
    }
    return false;
  }

  /** All that is found about a path, be it without an anchor. */
  Judged judge(CandidatePath path) {
    Examination examination = new Examination(path, request, moment, signatures, nesting);
    List<Finding> findings = new ArrayList<>();
    for (Check check : CHECKS) {
      findings.addAll(check.findings(examination));
    }
    return new Judged(examination, FindingOrder.sorted(findings));
  }
}
