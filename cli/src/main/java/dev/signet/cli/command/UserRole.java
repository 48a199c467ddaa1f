// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.config.RouteWords;
import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Finding;
import dev.signet.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet user role}. */
@Command(
    name = "role",
    description = "Gives an account roles or takes them; counts at its next request.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet user role alice --grant premium",
      "  signet user role alice --revoke premium --grant admin"
    })
final class UserRole implements Action {
  @Parameters(index = "0", paramLabel = "NAME", description = "Whose roles.")
  String name = "";

  @Option(names = "--grant", paramLabel = "R", description = "A role that it gets.")
  List<String> granted = new ArrayList<>();

  @Option(names = "--revoke", paramLabel = "R", description = "A role that it loses.")
  List<String> revoked = new ArrayList<>();

  @Override
  public ExitCode perform(Invocation invocation) {
    if (granted.isEmpty() && revoked.isEmpty()) {
      throw Finding.about(CliCode.ARGUMENT_MISSING)
          .subject("signet user role")
          .wanted("--grant R or --revoke R")
          .toException();
    }
    Operation change =
        new Operation.ChangeRoles(name, roles("--grant", granted), roles("--revoke", revoked));
    Map<String, Object> answer = invocation.perform(change);
    Console console = invocation.console();
    if (console.json()) {
      console.object(answer);
    } else {
      console.say(
          answer.get("username") + " now has " + String.join(", ", Answers.texts(answer, "roles")));
    }
    return ExitCode.FINE;
  }

  private static Set<Role> roles(String option, List<String> names) {
    return names.stream()
        .map(role -> RouteWords.role(option, role))
        .collect(Collectors.toUnmodifiableSet());
  }
}
