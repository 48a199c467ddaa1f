// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The address answers that the port is closed. */
final class NobodyListens implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!(file.ending() instanceof Ending.Refused)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.PORT_REFUSED)
            .wanted("a server on port " + file.target().port())
            .found("the connection was refused")
            .build());
  }
}
