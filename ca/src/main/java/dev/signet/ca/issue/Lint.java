// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.explain.Severity;
import dev.signet.x509.Certificate;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.lint.Linter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a certificate back before it is signed and holds it against the rules.
 *
 * <p>What it reads was written by another implementation of DER than the one that reads, so a
 * mistake of either is noticed while it can still be thrown away.
 */
final class Lint {
  /** Stands in for the signature, so that the whole reads as a certificate. No key ever made it. */
  private static final byte[] NO_SIGNATURE = new byte[1];

  private static final Linter LINTER = Linter.forPrivate();

  private Lint() {}

  /** Lints a certificate for a subject, which must say what was granted. */
  static Linted leaf(byte[] tbs, SignatureAlgorithm algorithm, Certificate issuer, Grant grant) {
    Certificate draft = read(tbs, algorithm);
    Stream<Finding> rules = broken(LintRules.LEAF, draft, issuer);
    return linted(
        draft, issuer, Stream.concat(rules, IssuancePolicy.confirm(grant, draft).stream()));
  }

  /** Lints an intermediate. */
  static Linted intermediate(byte[] tbs, SignatureAlgorithm algorithm, Certificate issuer) {
    Certificate draft = read(tbs, algorithm);
    return linted(draft, issuer, broken(LintRules.INTERMEDIATE, draft, issuer));
  }

  /** Lints a signer of OCSP responses. */
  static Linted responder(byte[] tbs, SignatureAlgorithm algorithm, Certificate issuer) {
    Certificate draft = read(tbs, algorithm);
    return linted(draft, issuer, broken(LintRules.RESPONDER, draft, issuer));
  }

  /** Lints a root, its own issuer. */
  static Linted root(byte[] tbs, SignatureAlgorithm algorithm) {
    Certificate draft = read(tbs, algorithm);
    return linted(draft, draft, broken(LintRules.ROOT, draft, draft));
  }

  /** A finding for each broken rule: of the linter those with MUST, and then the profile's. */
  static Stream<Finding> broken(
      List<LintRules.Rule> profile, Certificate draft, Certificate issuer) {
    Stream<Finding> general =
        LINTER.lint(draft, Optional.of(issuer)).stream()
            .filter(finding -> finding.code().severity() == Severity.ERROR)
            .map(Lint::stopped);
    return Stream.concat(general, LintRules.broken(profile, new LintRules.Pair(draft, issuer)));
  }

  /** What is a finding about another's certificate is our own mistake here. */
  private static Finding stopped(Finding broken) {
    return Finding.about(CaCode.LINT_FAILED)
        .subject(broken.subject())
        .wanted(broken.code().id() + " (" + broken.wanted() + ")")
        .found(broken.headline())
        .build();
  }

  private static Linted linted(Certificate draft, Certificate issuer, Stream<Finding> broken) {
    List<Finding> findings = broken.toList();
    return findings.isEmpty()
        ? new Linted.Passed(new IssuanceToken(draft, issuer))
        : new Linted.Failed(new Report(findings));
  }

  private static Certificate read(byte[] tbs, SignatureAlgorithm algorithm) {
    try {
      return Certificate.read(TbsEncoding.assemble(tbs, algorithm, NO_SIGNATURE));
    } catch (FindingException e) {
      Finding finding =
          Finding.about(CaCode.LINT_FAILED)
              .wanted("a certificate that can be read")
              .found(e.finding().headline())
              .build();
      throw new FindingException(finding, e);
    }
  }
}
