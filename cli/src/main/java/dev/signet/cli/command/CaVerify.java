// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code signet ca verify}. */
@Command(
    name = "verify",
    description = {
      "Looks through everything that the authority ever did: certificates and lists",
      "against the log, the rules and their issuers. Says what does not add up."
    })
final class CaVerify implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer = invocation.perform(new Operation.VerifyAuthority());
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
    } else {
      console.data(
          "fine: "
              + answer.get("certificates")
              + " certificates and "
              + answer.get("lists")
              + " lists add up with "
              + answer.get("entries")
              + " entries of the log");
    }
    return ExitCode.FINE;
  }
}
