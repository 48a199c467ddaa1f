// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.Configuration.Registration;
import dev.signet.cli.config.Listeners;
import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.cli.config.RouteSetting;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says; it stands before the settings file.
 *
 * @param upstream the application behind every name of the gateway
 * @param ports the ports that were given
 * @param bind the addresses that were given; empty where none were
 * @param registration whether strangers may make accounts
 * @param tlsProvider whose TLS is spoken
 */
public record UpOptions(
    Optional<URI> upstream,
    Ports ports,
    List<InetAddress> bind,
    Optional<Registration> registration,
    Optional<TlsProvider> tlsProvider) {
  /** The name of the route that {@code --upstream} makes. */
  public static final String UPSTREAM_ROUTE = "app";

  /** Copies the addresses. */
  public UpOptions {
    bind = List.copyOf(bind);
  }

  /**
   * Ports; each empty where it was not given.
   *
   * @param https for HTTPS
   * @param http for plain HTTP
   * @param admin for metrics and health
   */
  public record Ports(Optional<Integer> https, Optional<Integer> http, Optional<Integer> admin) {}

  /** The settings with these options in their place. */
  Configuration over(Configuration file) {
    Listeners listeners = file.listeners();
    Configuration changed =
        file.with(
            new Listeners(
                ports.https().orElse(listeners.httpsPort()),
                ports.http().orElse(listeners.httpPort()),
                bind.isEmpty() ? listeners.addresses() : bind,
                ports.admin().or(listeners::adminPort),
                tlsProvider.orElse(listeners.tlsProvider())));
    if (registration.isPresent()) {
      changed = changed.with(registration.get());
    }
    return upstream.isPresent() ? changed.with(routes(file, upstream.get())) : changed;
  }

  // The option takes the place of what the file has at the same place or by the same name.
  private static List<RouteSetting> routes(Configuration file, URI upstream) {
    List<RouteSetting> routes = new ArrayList<>();
    routes.add(RouteSetting.signedIn(UPSTREAM_ROUTE, RouteSetting.OWN_HOSTS, upstream));
    file.routes().stream()
        .filter(route -> !route.name().equals(UPSTREAM_ROUTE))
        .filter(route -> !(route.host().isEmpty() && route.path().equals("/")))
        .forEach(routes::add);
    return routes;
  }
}
