// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All routes and the hosts that the gateway answers to. Immutable: a change is another table, which
 * takes the place of this one at once.
 */
public final class RouteTable {
  private static final String WILDCARD = "*.";

  private final List<Route> routes;
  private final Map<String, Site> sites = new HashMap<>();

  private RouteTable(List<Route> routes, Set<String> ownHosts) {
    this.routes = List.copyOf(routes);
    Set<String> hosts = new TreeSet<>();
    ownHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    Set<String> own = Set.copyOf(hosts);
    routes.stream().map(Route::host).filter(host -> !host.isEmpty()).forEach(hosts::add);
    for (String host : hosts) {
      sites.put(host, new Site(host, ofHost(host, own.contains(host))));
    }
  }

  /**
   * A table.
   *
   * @param routes at most one per host and path
   * @param ownHosts the names and literal addresses (IPv6 in brackets) at which routes without a
   *     host are served
   * @throws IllegalArgumentException where two routes claim the same host and path, or one name
   */
  public static RouteTable of(List<Route> routes, Set<String> ownHosts) {
    Set<String> claimed = new HashSet<>();
    for (Route route : routes) {
      if (!claimed.add(route.host() + " " + route.path())) {
        throw new IllegalArgumentException("two routes for " + route.host() + route.path());
      }
      if (!claimed.add(route.name())) {
        throw new IllegalArgumentException("two routes are called " + route.name());
      }
    }
    return new RouteTable(routes, ownHosts);
  }

  /** The routes in the order in which they were given. */
  public List<Route> routes() {
    return routes;
  }

  /** Every host that is served; a wildcard as it was written. */
  public Set<String> hosts() {
    return Set.copyOf(sites.keySet());
  }

  /**
   * What is served at a host: that name's own routes, otherwise those of the wildcard above it.
   *
   * @param host lower case, without a port
   */
  public Optional<Site> site(String host) {
    Site site = sites.get(host);
    if (site == null && host.endsWith(".")) {
      site = sites.get(host.substring(0, host.length() - 1));
    }
    int dot = host.indexOf('.');
    if (site == null && dot > 0) {
      site = sites.get("*" + host.substring(dot));
    }
    return Optional.ofNullable(site);
  }

  // The host's own routes stand before those for any host, and longer paths before shorter ones.
  private List<Route> ofHost(String host, boolean own) {
    List<Route> found = new ArrayList<>();
    for (Route route : routes) {
      if (route.host().equals(host) || (own && route.host().isEmpty())) {
        found.add(route);
      }
    }
    found.sort(
        Comparator.comparing((Route route) -> route.host().isEmpty())
            .thenComparing(
                Comparator.comparingInt((Route route) -> route.path().length()).reversed()));
    return found;
  }

  static boolean isWildcard(String host) {
    return host.startsWith(WILDCARD);
  }
}
