// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The hello was followed by a reset. */
final class HelloReset implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Cut.isSilent(file) || !(file.ending() instanceof Ending.Reset)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.HELLO_RESET)
            .wanted("an answer to the hello")
            .found("a reset of the connection")
            .build());
  }
}
