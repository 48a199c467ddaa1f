// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** The resolver has no address. */
final class NameNotResolved implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!(file.ending() instanceof Ending.Unresolved)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.NAME_NOT_RESOLVED)
            .wanted("an address for " + Printable.line(file.target().host()))
            .found("none in the hosts file or from the resolver")
            .build());
  }
}
