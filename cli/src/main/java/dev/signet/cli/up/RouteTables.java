// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.RouteSetting;
import dev.signet.gateway.Route;
import dev.signet.gateway.RouteTable;
import dev.signet.http.client.UpstreamAddress;
import java.util.List;

/** Makes the gateway's routes of the settings'. */
final class RouteTables {
  private RouteTables() {}

  /** The table of these routes, those without a host at the gateway's own names. */
  static RouteTable of(List<RouteSetting> settings, OwnNames names) {
    return RouteTable.of(settings.stream().map(RouteTables::route).toList(), names.hosts());
  }

  private static Route route(RouteSetting setting) {
    return new Route(
        setting.name(),
        setting.host(),
        setting.path(),
        UpstreamAddress.of(setting.upstream()),
        setting.rule(),
        setting.identityHeaders());
  }
}
