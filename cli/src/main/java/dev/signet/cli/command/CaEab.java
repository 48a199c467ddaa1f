// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.config.Domains;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet ca eab}. */
@Command(
    name = "eab",
    description = "Makes a key by which one ACME account is made (external account binding).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet ca eab alice                                 for all that this authority certifies",
      "  signet ca eab shop --domain shop.example.org --days 1",
      "  certbot certonly --eab-kid ID --eab-hmac-key KEY ...  what becomes of it"
    })
final class CaEab implements Action {
  private static final int USUAL_DAYS = 7;

  @Parameters(index = "0", paramLabel = "NAME", description = "For whom, as the log will say.")
  String owner = "";

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "What the account may order, with everything below it (default: everything).")
  List<String> domains = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How long the key can be used (default: ${DEFAULT-VALUE}).")
  int days = USUAL_DAYS;

  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer =
        invocation.perform(
            new Operation.InviteAccount(owner, Domains.require("signet ca eab", domains), days));
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
      return ExitCode.FINE;
    }
    console.say("Makes one account for " + owner + ", until " + answer.get("until") + ":");
    console.data("key id   " + answer.get("key_id"));
    console.data("MAC key  " + answer.get("mac_key"));
    return ExitCode.FINE;
  }
}
