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

/** {@code signet cert token}. */
@Command(
    name = "token",
    description = "Makes a token by which a host gets its first certificate over EST.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet cert token printer --domain printer.localhost",
      "  signet cert token shop --domain shop.example.org --days 7",
      "  curl --user ID:SECRET ... /.well-known/est/simpleenroll   what becomes of it"
    })
final class CertToken implements Action {
  private static final int USUAL_DAYS = 1;

  @Parameters(index = "0", paramLabel = "NAME", description = "For whom, as the log will say.")
  String owner = "";

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "What may be certified, with everything below it (default: everything).")
  List<String> domains = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How long the token can be used (default: ${DEFAULT-VALUE}).")
  int days = USUAL_DAYS;

  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer =
        invocation.perform(
            new Operation.MakeToken(owner, Domains.require("signet cert token", domains), days));
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
      return ExitCode.FINE;
    }
    console.say("Gets one certificate for " + owner + ", until " + answer.get("until") + ":");
    console.data("user      " + answer.get("id"));
    console.data("password  " + answer.get("secret"));
    return ExitCode.FINE;
  }
}
