// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.rule.CauseRule;
import java.util.ArrayList;
import java.util.List;

/** The rules for handshakes that find no common ground. */
public final class HandshakeRules {
  private HandshakeRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    List<CauseRule> rules = new ArrayList<>();
    rules.add(new OldVersionsOnly());
    rules.add(new ServerNameNeeded());
    rules.add(new StaticRsaOnly());
    rules.add(new GroupsUnmatched());
    rules.add(new PrimeTooShort());
    rules.add(new SuitesUnmatched());
    rules.add(new SignaturesUnmatched());
    rules.add(new ServerKeyUnusable());
    rules.add(new ServerNameRefused());
    rules.add(new ApplicationProtocolRefused());
    rules.addAll(AlertRule.all());
    rules.add(new AlertOther());
    rules.add(new GroupWeak());
    rules.add(new ServerMisbehaved());
    rules.add(new HandshakeCutOff());
    return List.copyOf(rules);
  }

  /** What will fail elsewhere though it holds here. */
  public static List<CauseRule> warnings() {
    return List.of(new RenegotiationUnsafe());
  }

  /** What others will meet where this side does not. */
  public static List<CauseRule> notes() {
    return List.of(new NewVersionOnly());
  }
}
