// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signet user link}. */
@Command(
    name = "link",
    description = "Prints a one-time link by which the owner of an account sets a new password.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet user link alice    the old password holds until she uses it; older links are void"
    })
final class UserLink implements Action {
  @Parameters(index = "0", paramLabel = "NAME", description = "Whose password.")
  String name = "";

  @Override
  public ExitCode perform(Invocation invocation) {
    Map<String, Object> answer = invocation.perform(new Operation.LinkUser(name));
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
    } else {
      print(console, answer);
    }
    return ExitCode.FINE;
  }

  /** Tells a link: who it is for to people, the link itself as data. */
  static void print(Console console, Map<String, Object> answer) {
    console.say("Its owner chooses the password here, once, until " + answer.get("until") + ":");
    console.data(String.valueOf(answer.get("link")));
    if ("disabled".equals(answer.get("state"))) {
      console.say(
          "The account is disabled, and stays so until: "
              + console.typed("signet user enable " + answer.get("username")));
    }
  }
}
