// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server's certificate has not begun. */
final class LeafNotYetValid implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OutOfTime.chain(file)
        .map(ChainFacts::leaf)
        .filter(leaf -> leaf.validity().isBefore(file.scene().moment()))
        .map(leaf -> OutOfTime.early(file, TimeCause.LEAF_NOT_YET_VALID, leaf));
  }
}
