// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.rule.CauseRule;
import java.util.List;

/** The rules for contents; several may hold at a time. */
public final class ContentRules {
  private ContentRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    return List.of(
        new IssuerNotMarked(),
        new IssuerMayNotSign(),
        new PathTooLong(),
        new NameOutsideLimits(),
        new ExtensionUnknown(),
        new ServerPurposeMissing(),
        new AuthorityPurposeMissing(),
        new ServerKeyUseWrong(),
        new KeyTooShort(),
        new HashTooWeak(),
        new JavaConstrained(),
        new KeyKindUnsupported());
  }

  /** What will fail in browsers though it holds here. */
  public static List<CauseRule> warnings() {
    return List.of(new LifetimeTooLong());
  }
}
