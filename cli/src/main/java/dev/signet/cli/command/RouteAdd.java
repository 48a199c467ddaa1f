// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.config.RouteEditor;
import dev.signet.cli.config.RouteSetting;
import dev.signet.cli.config.RouteWords;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet route add}. */
@Command(
    name = "add",
    description = "Puts an application behind the gateway; a running gateway follows at once.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet route add shop http://127.0.0.1:3000",
      "  signet route add shop http://127.0.0.1:3000 --host shop.example.org --role premium"
    })
final class RouteAdd implements Action {
  @Parameters(index = "0", paramLabel = "NAME", description = "The application's name.")
  String name = "";

  @Parameters(index = "1", paramLabel = "URL", description = "Where the application listens.")
  String url = "";

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "The host name it answers for (default: NAME.localhost).")
  @Nullable String host;

  @Option(
      names = "--path",
      paramLabel = "P",
      description = "The beginning of the paths it answers for (default: /).")
  String path = "/";

  @Option(names = "--role", paramLabel = "R", description = "A role that its users need.")
  List<String> roles = new ArrayList<>();

  @Option(names = "--open", description = "Everybody may pass, signed in or not.")
  boolean open;

  @Override
  public ExitCode perform(Invocation invocation) {
    RouteSetting route =
        new RouteWords(name, url, host, path, new RouteWords.Gate(roles, open)).setting();
    Invocation.sound(new RouteEditor(invocation.settingsFile()).add(route));
    invocation.settingsChanged();
    Console console = invocation.console();
    if (console.json()) {
      console.object(RouteList.members(route));
    } else {
      console.say("Added the route " + route.name() + ": " + route.host() + route.path());
    }
    return ExitCode.FINE;
  }
}
