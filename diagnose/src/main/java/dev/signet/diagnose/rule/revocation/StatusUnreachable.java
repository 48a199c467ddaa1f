// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import java.util.Optional;

/** Whether it was revoked cannot be found out. */
final class StatusUnreachable implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .flatMap(chain ->
            chain.refusals().stream()
                .filter(finding -> finding.code() == X509Code.REVOCATION_UNKNOWN)
                .findFirst())
        .map(refusal ->
            file.about(RevocationCause.STATUS_UNREACHABLE)
                .subject(refusal.subject())
                .wanted(refusal.wanted())
                .found(refusal.found())
                .build());
  }
}
