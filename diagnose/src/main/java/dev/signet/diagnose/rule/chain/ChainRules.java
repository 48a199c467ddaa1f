// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.rule.CauseRule;
import java.util.List;

/** The rules for chains that end at nothing that is trusted. */
public final class ChainRules {
  private ChainRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    return List.of(
        new NoRootsTrusted(),
        new Unreadable(),
        new Inspected(),
        new TrustedElsewhere(),
        new SelfSigned(),
        new Corrupted(),
        new TrustedRootRekeyed(),
        new IssuerRekeyed(),
        new RootNotTrusted(),
        new IntermediateWrong(),
        new IntermediateNotSent(),
        new AuthorityUnknown(),
        new IssuerNotFound());
  }

  /** What will fail elsewhere though it holds here. */
  public static List<CauseRule> warnings() {
    return List.of(
        new OnlyLeafTrusted(),
        new OnlyIntermediateTrusted(),
        new OutOfOrder(),
        new ExpiredCross(),
        new Distrusted());
  }
}
