// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.config.RouteEditor;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signet route remove}. */
@Command(
    name = "remove",
    description =
        "Takes an application from behind the gateway; a running gateway follows at once.")
final class RouteRemove implements Action {
  @Parameters(index = "0", paramLabel = "NAME", description = "The application's name.")
  String name = "";

  @Override
  public ExitCode perform(Invocation invocation) {
    Invocation.sound(new RouteEditor(invocation.settingsFile()).remove(name));
    invocation.settingsChanged();
    Console console = invocation.console();
    if (console.json()) {
      console.object(Map.of("removed", name));
    } else {
      console.say("Removed the route " + name);
    }
    return ExitCode.FINE;
  }
}
