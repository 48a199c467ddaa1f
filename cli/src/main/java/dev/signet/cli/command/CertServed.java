// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signet cert served}. */
@Command(
    name = "served",
    description =
        "Lists what the gateway shows for its names from other authorities, troubles first.",
    footerHeading = "%nExamples:%n",
    footer = {"  signet cert served", "  signet cert served --json | jq -r '.name'"})
final class CertServed implements Action {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most (default: 100).")
  int limit;

  @Override
  public ExitCode perform(Invocation invocation) {
    List<Map<String, Object>> rows =
        Answers.rows(invocation.perform(new Operation.ListServed(limit)), "served");
    Console console = invocation.console();
    if (console.json()) {
      rows.forEach(console::object);
    } else {
      Table table = new Table("NAME", "FROM", "UNTIL", "RENEWED FROM", "TROUBLE", "NEXT TRY");
      rows.forEach(row ->
          table.row(
              Answers.cells(
                  row, "name", "authority", "not_after", "renew_at", "problem", "retry_at")));
      table.print(
          console, "Nothing from other authorities: [[tls.acme]] in the settings asks one.");
    }
    return ExitCode.FINE;
  }
}
