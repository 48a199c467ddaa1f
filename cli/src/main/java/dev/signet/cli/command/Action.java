// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.ExitCode;
import java.io.IOException;

/** What a command does once its words are understood. */
interface Action {
  /**
   * Does it. A refusal is thrown as a {@link dev.signet.explain.FindingException} or a {@link
   * dev.signet.cli.terminal.Refusal}, which the program tells and turns into an exit code.
   */
  ExitCode perform(Invocation invocation) throws IOException;
}
