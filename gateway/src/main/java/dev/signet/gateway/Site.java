// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One host with its routes, most specific first.
 *
 * <p>The path is judged strictly as soon as one of the routes has a gate: an open neighbour must
 * not be the way around it.
 */
public final class Site {
  private final String host;
  private final List<Route> routes;
  private final boolean strict;
  private final boolean pinnable;

  Site(String host, List<Route> routes) {
    this.host = host;
    this.routes = List.copyOf(routes);
    this.strict = routes.stream().anyMatch(route -> !route.isOpen());
    this.pinnable = Hsts.isPinnable(host);
  }

  /** The host as the table has it. */
  public String host() {
    return host;
  }

  /** Whether a gate depends on how the path is read. */
  public boolean isStrict() {
    return strict;
  }

  /** Whether browsers may be told to use HTTPS alone for it. */
  boolean isPinnable() {
    return pinnable;
  }

  /** The route for a path, or null. */
  public @Nullable Route find(RoutePath path) {
    for (Route route : routes) {
      if (path.isUnder(route.path())) {
        return route;
      }
    }
    return null;
  }
}
