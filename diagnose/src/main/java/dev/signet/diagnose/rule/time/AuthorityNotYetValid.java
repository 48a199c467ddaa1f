// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** An authority has not begun. */
final class AuthorityNotYetValid implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OutOfTime.chain(file)
        .flatMap(chain ->
            chain.walk().certificates().stream()
                .skip(1)
                .filter(each -> each.validity().isBefore(file.scene().moment()))
                .findFirst())
        .map(each -> OutOfTime.early(file, TimeCause.AUTHORITY_NOT_YET_VALID, each));
  }
}
