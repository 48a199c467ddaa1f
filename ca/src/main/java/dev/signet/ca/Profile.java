// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of certificate that can be asked for, and the bounds that it must keep.
 *
 * @param name what a user calls it
 * @param purposes what the certificate may be used for
 * @param lifetime how long it lives when nobody says how long
 * @param longest how long it may live at most
 * @param keys the kinds of keys that it may have
 */
public record Profile(
    String name, Set<Purpose> purposes, Duration lifetime, Duration longest, Set<KeyKind> keys) {
  /**
   * At most this long without a way to be revoked: the bound of the Baseline Requirements (7.2) for
   * short-lived certificates, which carry {@code noRevAvail} (RFC 9608) where no CRL address is
   * set.
   */
  public static final Duration SHORT_LIVED = Duration.ofDays(7);

  /** The longest life that browsers take (Baseline Requirements, 6.3.2). */
  public static final Duration LONGEST_ACCEPTED = Duration.ofDays(398);

  private static final Duration STANDARD = Duration.ofDays(90);

  /** A day less than what browsers take, for the backdating and for clocks. */
  private static final Duration LONGEST = LONGEST_ACCEPTED.minusDays(1);

  /** For a server. */
  public static final Profile SERVER = standard("server", EnumSet.of(Purpose.SERVER));

  /** For a client. */
  public static final Profile CLIENT = standard("client", EnumSet.of(Purpose.CLIENT));

  /** For a service that is a server and a client. */
  public static final Profile BOTH = standard("both", EnumSet.of(Purpose.SERVER, Purpose.CLIENT));

  /** Those that can be asked for. */
  public static final List<Profile> ALL = List.of(SERVER, CLIENT, BOTH);

  /** Copies the sets. */
  public Profile {
    purposes = Set.copyOf(purposes);
    keys = Set.copyOf(keys);
  }

  /** The profile that a user calls by this name. */
  public static Optional<Profile> named(String name) {
    return ALL.stream().filter(p -> p.name.equals(name)).findFirst();
  }

  private static Profile standard(String name, Set<Purpose> purposes) {
    return new Profile(name, purposes, STANDARD, LONGEST, EnumSet.allOf(KeyKind.class));
  }
}
