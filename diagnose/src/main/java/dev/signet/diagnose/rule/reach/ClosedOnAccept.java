// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The connection ended before this side had said a byte. */
final class ClosedOnAccept implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean spoken = file.usual().spoken();
    boolean ended = file.ending() instanceof Ending.Closed || file.ending() instanceof Ending.Reset;
    if (spoken || !ended || !Cut.isSilent(file)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.CLOSED_ON_ACCEPT)
            .wanted("a server that waits for the hello")
            .found(Cut.text(file) + " before a byte was sent")
            .build());
  }
}
