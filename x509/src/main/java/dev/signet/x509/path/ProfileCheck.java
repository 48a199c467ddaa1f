// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules on single certificates. OpenSSL's strict mode enforces them, and with it every Python since
 * 3.13.
 */
final class ProfileCheck implements Check {
  @Override
  public List<Finding> findings(CandidatePath path, PathRequest request, Instant moment) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      addBroken(path, i, ProfileRule.FOR_ALL, findings);
    }
    for (int i = 0; i < path.belowAnchor().size(); i++) {
      addBroken(path, i, ProfileRule.BELOW_ANCHOR, findings);
    }
    return findings;
  }

  private static void addBroken(
      CandidatePath path, int index, List<ProfileRule> rules, List<Finding> findings) {
    Certificate certificate = path.certificates().get(index);
    for (ProfileRule rule : rules) {
      if (rule.isBroken().test(certificate)) {
        findings.add(
            Check.about(X509Code.CERTIFICATE_PROFILE, path, index)
                .wanted(rule.section())
                .found(rule.defect())
                .build());
      }
    }
  }
}
