// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.util.regex.Pattern;

/** Words of commands that are shown to be typed into a shell. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** The word, in quotes where a shell would take it for several or for something else. */
  static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
