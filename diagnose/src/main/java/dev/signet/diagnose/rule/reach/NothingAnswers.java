// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** No packet comes back. */
final class NothingAnswers implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!(file.ending() instanceof Ending.Filtered)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.PORT_FILTERED)
            .wanted("an answer to the first packet")
            .found("nothing")
            .build());
  }
}
