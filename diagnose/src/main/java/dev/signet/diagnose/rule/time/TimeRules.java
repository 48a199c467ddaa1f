// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.rule.CauseRule;
import java.util.List;

/** The rules for the time of the server's own certificate. */
public final class TimeRules {
  private TimeRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    return List.of(new ClockWrong(), new NodesDiffer(), new LeafNotYetValid(), new LeafExpired());
  }

  /** The rules for the authorities above it. */
  public static List<CauseRule> authorities() {
    return List.of(new IntermediateExpired(), new AuthorityNotYetValid(), new RootExpired());
  }

  /** What is worth knowing where all holds. */
  public static List<CauseRule> notes() {
    return List.of(new RenewalDue());
  }
}
