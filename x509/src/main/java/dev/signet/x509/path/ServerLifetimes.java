// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** The Baseline Requirements, 6.3.2: how long the certificate of a public TLS server may live. */
public final class ServerLifetimes {
  /**
   * A limit that came into force.
   *
   * @param since certificates that begin at this moment or later
   * @param days the most of them, of 86,400 seconds each
   */
  private record Limit(Instant since, int days) {}

  /** The newest first. */
  private static final List<Limit> LIMITS =
      List.of(
          new Limit(Instant.parse("2029-03-15T00:00:00Z"), 47),
          new Limit(Instant.parse("2027-03-15T00:00:00Z"), 100),
          new Limit(Instant.parse("2026-03-15T00:00:00Z"), 200),
          new Limit(Instant.parse("2020-09-01T00:00:00Z"), 398),
          new Limit(Instant.parse("2018-03-01T00:00:00Z"), 825),
          // 39 months and 60 months, counted generously.
          new Limit(Instant.parse("2015-04-01T00:00:00Z"), 1_187),
          new Limit(Instant.parse("2012-07-01T00:00:00Z"), 1_827));

  private ServerLifetimes() {}

  /** The most days for a certificate that begins at a moment; empty where there was no limit. */
  public static OptionalInt days(Instant notBefore) {
    return LIMITS.stream()
        .filter(limit -> !notBefore.isBefore(limit.since))
        .mapToInt(Limit::days)
        .findFirst();
  }

  /** How long a period is by 6.3.2, which counts the last second too. */
  public static Duration length(Validity validity) {
    return validity.length().plusSeconds(1);
  }
}
