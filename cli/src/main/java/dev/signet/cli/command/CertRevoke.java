// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet cert revoke}. */
@Command(
    name = "revoke",
    description = "Revokes a certificate, for good.",
    footerHeading = "%nExamples:%n",
    footer = "  signet cert revoke 4f2a09 --reason superseded")
final class CertRevoke implements Action {
  @Parameters(
      index = "0",
      paramLabel = "SERIAL",
      description = "Its serial number in hexadecimal, as cert list shows it.")
  String serial = "";

  @Option(
      names = "--reason",
      paramLabel = "R",
      defaultValue = "unspecified",
      description = {
        "Why: unspecified, key-compromise, affiliation-changed,",
        "superseded, cessation-of-operation, privilege-withdrawn."
      })
  String reason = "";

  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer =
        invocation.perform(new Operation.RevokeCertificate(serial, reason));
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
    } else {
      console.say("Revoked " + answer.get("serial") + "; it stands on the list that is served");
      if (answer.get("others") instanceof List<?> others && !others.isEmpty()) {
        console.say("Revoked with it, for they have the same key: " + join(others));
      }
    }
    return ExitCode.FINE;
  }

  private static String join(List<?> serials) {
    return serials.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
