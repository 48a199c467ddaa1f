// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import dev.signet.diagnose.rule.CauseRule;
import java.util.List;

/** The rules for revocation. */
public final class RevocationRules {
  private RevocationRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    return List.of(new ServerRevoked(), new StatusUnreachable(), new StapleMissing());
  }

  /** What will fail elsewhere though it holds here. */
  public static List<CauseRule> warnings() {
    return List.of(new StapleOutdated(), new StatusSourceMissing(), new PlainForbidden());
  }
}
