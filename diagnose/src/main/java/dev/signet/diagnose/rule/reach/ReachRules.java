// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.rule.CauseRule;
import java.util.ArrayList;
import java.util.List;

/** The rules for what does not get as far as TLS. */
public final class ReachRules {
  private ReachRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    List<CauseRule> rules = new ArrayList<>();
    rules.add(new NameNotResolved());
    rules.add(new NobodyListens());
    rules.add(new ProxyNeeded());
    rules.add(new NothingAnswers());
    rules.add(new NoWayThere());
    rules.add(new DatabasePlain());
    rules.add(new TlsDeclined());
    rules.add(new GreetingForeign());
    rules.add(new TlsSpokenPlainly());
    rules.addAll(BannerRule.all());
    rules.add(new ProtocolUnknown());
    rules.add(new PostgresPort());
    rules.add(new ClosedOnAccept());
    rules.add(new ProxyHeaderWanted());
    rules.add(new LargeHelloDropped());
    rules.add(new NameFiltered());
    return List.copyOf(rules);
  }

  /** What may stand behind it on this machine. */
  public static List<CauseRule> warnings() {
    return List.of(new AddressFixed());
  }

  /** What is left where nothing else explains a silence; asked after all other rules. */
  public static List<CauseRule> last() {
    return List.of(new HelloUnanswered(), new HelloClosed(), new HelloReset());
  }
}
