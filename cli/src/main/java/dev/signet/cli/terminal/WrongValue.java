// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.terminal;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;

/** The refusal of what was given for an option. */
public final class WrongValue {
  private WrongValue() {}

  /**
   * An exception to throw.
   *
   * @param command the whole command, such as {@code signet route add}
   * @param option as it is written, such as {@code --bind}
   * @param wanted what would do
   * @param found what was given
   */
  public static FindingException of(String command, String option, String wanted, String found) {
    return Finding.about(CliCode.ARGUMENT_VALUE)
        .subject(command)
        .wanted(wanted)
        .found(found)
        .with("name", option)
        .toException();
  }
}
