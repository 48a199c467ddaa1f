// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import java.util.stream.Collectors;

/** Key uses in a sentence. */
final class UsageText {
  private UsageText() {}

  static String of(KeyUsage usage) {
    String uses = usage.uses().stream().map(KeyUse::text).collect(Collectors.joining(", "));
    return uses.isEmpty() ? "no use at all" : uses;
  }
}
