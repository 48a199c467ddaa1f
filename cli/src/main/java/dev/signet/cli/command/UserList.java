// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code signet user list}. */
@Command(name = "list", description = "Lists the accounts with their roles.")
final class UserList implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    List<Map<String, Object>> users =
        Answers.rows(invocation.perform(new Operation.ListUsers()), "users");
    Console console = invocation.console();
    if (console.json()) {
      users.forEach(console::object);
    } else {
      Table table = new Table("NAME", "ROLES", "STATE", "CREATED");
      users.forEach(
          user -> table.row(Answers.cells(user, "username", "roles", "state", "created")));
      table.print(
          console, "No accounts yet. Try: " + console.typed("signet user add NAME --role admin"));
    }
    return ExitCode.FINE;
  }
}
