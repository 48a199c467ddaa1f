// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.util.List;

/**
 * The rules that certificates are held against before they are signed, for those already signed.
 */
public final class RuleBook {
  private RuleBook() {}

  /**
   * What a certificate breaks.
   *
   * @param profile the kind of certificate, as the log has it
   * @param issuer its issuer's, which is the certificate itself for a root
   */
  public static List<Finding> broken(String profile, Certificate certificate, Certificate issuer) {
    List<LintRules.Rule> rules =
        switch (profile) {
          case "root" -> LintRules.ROOT;
          case "intermediate" -> LintRules.INTERMEDIATE;
          case "ocsp-signer" -> LintRules.RESPONDER;
          default -> LintRules.LEAF;
        };
    return Lint.broken(rules, certificate, issuer).toList();
  }
}
