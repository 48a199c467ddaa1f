// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.rule.CauseRule;
import java.util.List;

/** The rules for names. */
public final class NameRules {
  private NameRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    return List.of(
        new DefaultCertificate(),
        new AddressNotNamed(),
        new CommonNameOnly(),
        new NoHostNamed(),
        new SpelledOtherwise(),
        new WildcardTooShallow(),
        new InternalName(),
        new HostNotNamed());
  }

  /** What will fail in browsers though it holds here. */
  public static List<CauseRule> warnings() {
    return List.of(new WildcardTooWide());
  }
}
