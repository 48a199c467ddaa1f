// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import java.util.regex.Pattern;

/**
 * A named permission that an account holds and a route asks for.
 *
 * @param name {@code [a-z][a-z0-9-]{0,31}}
 */
public record Role(String name) implements Comparable<Role> {
  // Stands before the constants below, whose constructor matches against it.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** What every account starts with. */
  public static final Role BASIC = new Role("basic");

  /** What the demonstration's paid part asks for. */
  public static final Role PREMIUM = new Role("premium");

  /** May administer accounts and certificates. */
  public static final Role ADMIN = new Role("admin");

  /** Refuses a malformed name with an {@link IllegalArgumentException}. */
  public Role {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a role name: " + name);
    }
  }

  /** Whether a text can be a role's name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  @Override
  public int compareTo(Role other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
