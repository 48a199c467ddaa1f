// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signet user disable}. */
@Command(
    name = "disable",
    description =
        "Ends an account's logins and lets nobody sign in to it; it can be enabled again.")
final class UserDisable implements Action {
  @Parameters(index = "0", paramLabel = "NAME", description = "Whose account.")
  String name = "";

  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer = invocation.perform(new Operation.DisableUser(name));
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
    } else {
      console.say(answer.get("username") + " is disabled");
    }
    return ExitCode.FINE;
  }
}
