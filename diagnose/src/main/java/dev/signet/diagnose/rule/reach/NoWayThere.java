// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** The operating system knows no way to the address. */
final class NoWayThere implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.ending() instanceof Ending.Unroutable(String reason)
        ? Optional.of(
            file.about(ReachCause.ADDRESS_UNREACHABLE)
                .wanted("a way to the address")
                .found(Printable.line(reason))
                .build())
        : Optional.empty();
  }
}
