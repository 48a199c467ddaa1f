// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code signet ca status}. */
@Command(name = "status", description = "Shows the issuers, how long they live and what they did.")
final class CaStatusCommand implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer = invocation.perform(new Operation.ShowAuthority());
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
      return ExitCode.FINE;
    }
    Table table = new Table("ISSUER", "ROLE", "STATE", "UNTIL", "MAY CERTIFY");
    for (Map<String, Object> issuer : Answers.rows(answer, "issuers")) {
      table.row(Answers.cells(issuer, "id", "role", "state", "not_after", "scope"));
    }
    table.print(console, "");
    console.data("");
    console.data("issued: " + answer.get("issued") + ", revoked: " + answer.get("revoked"));
    boolean present = Boolean.TRUE.equals(answer.get("root_key_present"));
    console.data("root key: " + (present ? "in its file" : "taken away"));
    return ExitCode.FINE;
  }
}
