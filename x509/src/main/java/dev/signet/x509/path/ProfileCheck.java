// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.RuleSet.Group;
import java.util.ArrayList;
import java.util.List;

/** Rules about single certificates, as far as the anchor's rule set has them. */
final class ProfileCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    RuleSet rules = of.rules();
    List<Finding> findings = new ArrayList<>();
    if (rules.has(Group.PROFILE)) {
      add(of.path(), StandardRules.RULES, X509Code.CERTIFICATE_PROFILE, findings);
    }
    if (rules.has(Group.BASELINE)) {
      add(of.path(), BaselineRules.RULES, X509Code.CERTIFICATE_BASELINE, findings);
      if (of.request().purpose() == Purpose.TLS_SERVER) {
        add(of.path(), BaselineRules.SERVER_RULES, X509Code.CERTIFICATE_BASELINE, findings);
      }
    }
    if (rules.has(Group.PEDANTIC)) {
      add(of.path(), PedanticRules.RULES, X509Code.CERTIFICATE_BASELINE, findings);
    }
    return findings;
  }

  private static void add(
      CandidatePath path, List<ProfileRule> rules, X509Code code, List<Finding> findings) {
    for (int i = 0; i < path.certificates().size(); i++) {
      for (ProfileRule rule : rules) {
        if (rule.reach().covers(i, path) && rule.isBroken().test(path.certificates().get(i))) {
          findings.add(finding(path, i, rule, code));
        }
      }
    }
  }

  static Finding finding(CandidatePath path, int index, ProfileRule rule, X509Code code) {
    return Check.about(code, path, index).wanted(rule.section()).found(rule.defect()).build();
  }
}
