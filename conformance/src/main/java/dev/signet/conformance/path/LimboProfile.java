// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.RuleSet.Group;
import java.util.Arrays;
import java.util.Locale;

/** Under which rules the suite is answered. */
enum LimboProfile {
  /** All of the web's but lifetimes: the suite's certificates live for a thousand years. */
  LIMBO,
  /** Those of public authorities, with what they themselves break in places. */
  WEB,
  /** Those of one's own authorities. */
  PRIVATE;

  private static RuleSet pedantic() {
    return RuleSet.WEB.with("web", Group.PEDANTIC);
  }

  static LimboProfile named(String text) {
    return Arrays.stream(values())
        .filter(profile -> profile.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("limbo has no profile " + text));
  }

  RuleSet rules() {
    return switch (this) {
      case LIMBO -> pedantic().without("limbo", Group.LIFETIMES);
      case WEB -> pedantic();
      case PRIVATE -> RuleSet.PRIVATE;
    };
  }

  /** The table of cases that are answered otherwise on purpose. */
  String exceptions() {
    return "limbo-exceptions-" + text() + ".tsv";
  }

  /** The table of codes: case, tabulator, {@code trusted} or the decisive finding's code. */
  String oracle() {
    return "limbo-oracle-" + text() + ".tsv";
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
