// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Asks a person once before something is changed. A script is not asked: whoever wrote the command
 * into it has decided.
 *
 * @param console where the question is put and the answer is typed
 * @param isAsked whether a person sits there who has not said yes by an option
 */
record Consent(Console console, boolean isAsked) {
  private static final Set<String> AGREEMENT = Set.of("y", "yes");

  /** Asks where both standard streams are a terminal. */
  static Consent of(Console console, boolean isGiven) {
    return new Consent(console, !isGiven && !console.json() && Program.isTerminal());
  }

  /** Whether the answer is yes; anything else, also none, means no. */
  boolean to(String question) {
    if (!isAsked) {
      return true;
    }
    console.err().print(question + " [y/N] ");
    console.err().flush();
    return AGREEMENT.contains(answer().strip().toLowerCase(Locale.ROOT));
  }

  private String answer() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
              .readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
