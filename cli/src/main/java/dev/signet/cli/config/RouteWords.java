// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.cli.terminal.WrongValue;
import dev.signet.explain.FindingException;
import dev.signet.identity.AccessRule;
import dev.signet.identity.Role;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route as it is typed on a command line.
 *
 * @param name its name
 * @param url where the application listens
 * @param host the host name, or null for {@code NAME.localhost}
 * @param path the beginning of its paths
 * @param gate who may pass
 */
public record RouteWords(String name, String url, @Nullable String host, String path, Gate gate) {
  /**
   * Who may pass.
   *
   * @param roles the roles that are needed
   * @param open whether everybody may pass
   */
  public record Gate(List<String> roles, boolean open) {
    /** Copies the roles. */
    public Gate {
      roles = List.copyOf(roles);
    }
  }

  /**
   * The route, its words held to the same rules as the file's. A wrong word is a finding, as an
   * exception.
   */
  public RouteSetting setting() {
    String checked = check("NAME", Settings.NAME, name);
    return new RouteSetting(
        checked,
        host == null ? checked + ".localhost" : check("--host", Settings.HOST, host),
        check("--path", Settings.PATH, path),
        upstream("URL", url),
        rule(),
        false);
  }

  /** The address of an application. Another text is a finding, as an exception. */
  public static URI upstream(String option, String text) {
    return check(option, Settings.UPSTREAM, text);
  }

  /** A role's name. Another text is a finding, as an exception. */
  public static Role role(String option, String text) {
    Optional<Role> role = Role.isName(text) ? Optional.of(new Role(text)) : Optional.empty();
    return role.orElseThrow(
        () -> wrong(option, "lower-case letters, digits and hyphens, such as premium", text));
  }

  private AccessRule rule() {
    if (gate.open && !gate.roles.isEmpty()) {
      throw wrong("--open", "--open or --role, not both: an open gate asks nobody", "--open");
    }
    Set<Role> roles = new HashSet<>();
    gate.roles.forEach(role -> roles.add(role("--role", role)));
    return gate.open ? new AccessRule.Open() : new AccessRule.SignedIn(roles);
  }

  private static <T> T check(String option, Setting<T> setting, String text) {
    return setting.read().apply(text).orElseThrow(() -> wrong(option, setting.wanted(), text));
  }

  private static FindingException wrong(String option, String wanted, String found) {
    return WrongValue.of("signet route add", option, wanted, found);
  }
}
