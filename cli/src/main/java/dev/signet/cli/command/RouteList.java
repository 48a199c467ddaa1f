// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.config.RouteSetting;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.identity.AccessRule;
import dev.signet.identity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code signet route list}. */
@Command(name = "list", description = "Lists the routes of the settings file.")
final class RouteList implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    List<RouteSetting> routes = invocation.configuration().routes();
    Console console = invocation.console();
    if (console.json()) {
      routes.forEach(route -> console.object(members(route)));
    } else {
      Table table = new Table("NAME", "ADDRESS", "GATE", "UPSTREAM");
      routes.forEach(route -> table.row(cells(route)));
      table.print(console, "No routes yet. Try: " + console.typed("signet route add NAME URL"));
    }
    return ExitCode.FINE;
  }

  /** A route as programs read it. */
  static Map<String, Object> members(RouteSetting route) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", route.name());
    members.put("host", route.host());
    members.put("path", route.path());
    members.put("upstream", route.upstream().toString());
    members.put("gate", gate(route));
    members.put("roles", route.roles().stream().sorted().map(Role::name).toList());
    members.put("identity_headers", route.identityHeaders());
    return members;
  }

  private static String[] cells(RouteSetting route) {
    String roles =
        route.roles().stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    return new String[] {
      route.name(),
      address(route),
      roles.isEmpty() ? gate(route) : roles,
      route.upstream().toString()
    };
  }

  /** Where a route is served, for people. */
  static String address(RouteSetting route) {
    return route.host().equals(RouteSetting.OWN_HOSTS)
        ? "(every name) " + route.path()
        : route.host() + route.path();
  }

  private static String gate(RouteSetting route) {
    return switch (route.rule()) {
      case AccessRule.Open() -> "open";
      case AccessRule.SignedIn signedIn -> "signed-in";
    };
  }
}
