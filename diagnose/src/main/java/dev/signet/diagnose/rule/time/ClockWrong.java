// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** By the server's clock everything holds, by this machine's it does not. */
final class ClockWrong implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!ServerClock.isOursWrong(file)) {
      return Optional.empty();
    }
    ServerClock clock = ServerClock.of(file).orElseThrow();
    return Optional.of(
        file.about(TimeCause.LOCAL_CLOCK_WRONG)
            .wanted("about " + clock.there() + ", as the server says and its certificate agrees")
            .found(Spans.moment(clock.here()) + " by this machine's clock")
            .with("here", Spans.moment(clock.here()))
            .with("there", Spans.moment(clock.there()))
            .build());
  }
}
