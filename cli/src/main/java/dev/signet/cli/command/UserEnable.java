// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signet user enable}. */
@Command(name = "enable", description = "Lets the owner of a disabled account sign in again.")
final class UserEnable implements Action {
  @Parameters(index = "0", paramLabel = "NAME", description = "Whose account.")
  String name = "";

  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer = invocation.perform(new Operation.EnableUser(name));
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
    } else {
      console.say(answer.get("username") + " is enabled");
    }
    return ExitCode.FINE;
  }
}
