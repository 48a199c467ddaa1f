// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli;

import dev.signet.cli.command.Program;
import dev.signet.cli.command.VersionCommand;
import dev.signet.cli.terminal.Console;
import java.util.Map;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    // Scripts ask for the version all the time; it needs no parser, whose classes take longer to
    // load than the answer.
    if (arguments.length == 1 && isVersion(arguments[0])) {
      VersionCommand.print(Console.system());
      return;
    }
    int status = new Program(Console.system(), Map.copyOf(System.getenv())).run(arguments);
    System.exit(status);
  }

  private static boolean isVersion(String argument) {
    return argument.equals("version") || argument.equals("--version");
  }
}
