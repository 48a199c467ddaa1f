// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signet cert list}. */
@Command(name = "list", description = "Lists the certificates that were issued, the newest first.")
final class CertList implements Action {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most (default: 100).")
  int limit;

  @Override
  public ExitCode perform(Invocation invocation) {
    List<Map<String, Object>> rows =
        Answers.rows(invocation.perform(new Operation.ListCertificates(limit)), "certificates");
    Console console = invocation.console();
    if (console.json()) {
      rows.forEach(console::object);
    } else {
      Table table = new Table("SERIAL", "PROFILE", "NAMES", "UNTIL", "STATE");
      rows.forEach(
          row -> table.row(Answers.cells(row, "serial", "profile", "names", "not_after", "state")));
      table.print(
          console,
          "No certificates yet. Try: " + console.typed("signet cert issue NAME --out DIR"));
    }
    return ExitCode.FINE;
  }
}
