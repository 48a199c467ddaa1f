// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The certificate names other hosts. */
final class HostNotNamed implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file).map(mismatch -> mismatch.finding(NameCause.HOST_NOT_NAMED).build());
  }
}
