// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.identity.AccessRule;
import dev.signet.identity.Role;
import java.net.URI;
import java.util.Set;

/**
 * One {@code [[route]]}.
 *
 * @param name its name, the audience of the identity assertion: {@code [a-z0-9][a-z0-9-]*}
 * @param host the host it answers for, lower case, {@code *.} in front for one label; {@link
 *     #OWN_HOSTS} for each of the gateway's own names
 * @param path the beginning of the paths that it answers for; starts with a slash
 * @param upstream where requests go
 * @param rule who may pass
 * @param identityHeaders whether the upstream gets plain identity headers too
 */
public record RouteSetting(
    String name, String host, String path, URI upstream, AccessRule rule, boolean identityHeaders) {
  /**
   * Stands for each of the gateway's own names: {@code localhost}, the loopback addresses, this
   * host's name.
   */
  public static final String OWN_HOSTS = "";

  /** A route with the rule that holds where none is written: whoever is signed in. */
  public static RouteSetting signedIn(String name, String host, URI upstream) {
    return new RouteSetting(name, host, "/", upstream, new AccessRule.SignedIn(Set.of()), false);
  }

  /** The roles that the rule asks for. */
  public Set<Role> roles() {
    return switch (rule) {
      case AccessRule.Open() -> Set.of();
      case AccessRule.SignedIn(Set<Role> roles) -> roles;
    };
  }
}
