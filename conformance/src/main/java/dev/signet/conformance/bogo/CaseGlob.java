// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

import java.util.regex.Pattern;

/** A pattern for names of tests, with the meaning that Go's filepath.Match gives it. */
final class CaseGlob {
  private final Pattern pattern;

  /** Of {@code *} for any characters but a slash, {@code ?} for one, and themselves. */
  CaseGlob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char symbol = glob.charAt(i);
      switch (symbol) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        default -> regex.append(Pattern.quote(String.valueOf(symbol)));
      }
    }
    this.pattern = Pattern.compile(regex.toString());
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
