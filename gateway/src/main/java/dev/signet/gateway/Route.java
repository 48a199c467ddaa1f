// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.client.UpstreamAddress;
import dev.signet.identity.AccessRule;
import java.util.Locale;

/**
 * A way from a host and path to an application.
 *
 * @param name what the identity assertion is made out to, and what logs and metrics say
 * @param host a name in lower case; {@code *.} in front stands for exactly one label; empty for
 *     each of the gateway's own names
 * @param path begins with a slash; the route takes it and what lies below it
 * @param upstream where the application listens
 * @param rule what its gate asks
 * @param identityHeaders whether the application also gets X-Signet-User and X-Signet-Roles
 */
public record Route(
    String name,
    String host,
    String path,
    UpstreamAddress upstream,
    AccessRule rule,
    boolean identityHeaders) {
  /** Puts host and path into normal form; refuses a path that has none. */
  public Route {
    host = host.toLowerCase(Locale.ROOT);
    if (!(RoutePath.judge(path, true) instanceof RoutePath judged) || path.indexOf('?') >= 0) {
      throw new IllegalArgumentException("not a route's path: " + path);
    }
    String normal = judged.path();
    boolean folder = normal.length() > 1 && normal.endsWith("/");
    path = folder ? normal.substring(0, normal.length() - 1) : normal;
  }

  /** A route for a whole host without plain identity headers. */
  public static Route of(String name, String host, UpstreamAddress upstream, AccessRule rule) {
    return new Route(name, host, "/", upstream, rule, false);
  }

  /** Whether nobody is asked who they are. */
  public boolean isOpen() {
    return rule instanceof AccessRule.Open;
  }
}
