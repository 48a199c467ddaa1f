// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signet ca log}. */
@Command(
    name = "log",
    description = "Shows the checkpoint of the authority's log, and proofs of what is in it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet ca log > checkpoint.txt",
      "  signet ca log --prove SERIAL",
      "  signet ca log --since 1200"
    })
final class CaLog implements Action {
  @Option(
      names = "--prove",
      paramLabel = "SERIAL",
      description = "Show that the certificate with this serial number is in it.")
  String serial = "";

  @Option(
      names = "--since",
      paramLabel = "SIZE",
      description = "Show that the log of this size is its beginning.")
  int since;

  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer = invocation.perform(new Operation.ShowLog(serial, since));
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
      return ExitCode.FINE;
    }
    console.data(String.valueOf(answer.get("checkpoint")).stripTrailing());
    console.say("key: " + answer.get("key"));
    if (answer.containsKey("inclusion")) {
      console.data("");
      console.data(String.valueOf(answer.get("entry")).stripTrailing());
      console.data("place " + answer.get("place"));
      Answers.texts(answer, "inclusion").forEach(console::data);
    }
    if (answer.containsKey("consistency")) {
      console.data("");
      console.data("since " + answer.get("since") + " " + answer.get("root"));
      Answers.texts(answer, "consistency").forEach(console::data);
    }
    return ExitCode.FINE;
  }
}
