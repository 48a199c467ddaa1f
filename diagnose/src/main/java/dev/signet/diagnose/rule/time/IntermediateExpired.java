// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** An authority between server and root is over. */
final class IntermediateExpired implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OutOfTime.chain(file)
        .flatMap(chain ->
            chain.walk().intermediates().stream()
                .filter(each -> !each.isSelfIssued() || !each.equals(chain.walk().top()))
                .filter(each -> each.validity().isOver(file.scene().moment()))
                .findFirst())
        .map(each -> OutOfTime.expired(file, TimeCause.INTERMEDIATE_EXPIRED, each));
  }
}
