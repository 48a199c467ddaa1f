// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server does not speak the protocol that it was asked in. */
final class GreetingForeign implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.ending() instanceof Ending.GreetingForeign(String wanted)
        ? Optional.of(
            file.about(ReachCause.GREETING_FOREIGN)
                .wanted("a server of " + wanted)
                .found(FirstBytes.of(file).shown())
                .with("protocol", wanted)
                .build())
        : Optional.empty();
  }
}
