// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.Validity;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.RuleSet.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The Baseline Requirements, 6.3.2: how long the certificate of a public TLS server may live. */
final class LifetimeCheck implements Check {
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

  @Override
  public List<Finding> findings(Examination of) {
    boolean asked = of.rules().has(Group.LIFETIMES) && of.request().purpose() == Purpose.TLS_SERVER;
    return asked ? judge(of.path(), of.certificate(0).validity()) : List.of();
  }

  private static List<Finding> judge(CandidatePath path, Validity validity) {
    // 6.3.2: the period includes the last second.
    Duration length = validity.length().plusSeconds(1);
    return LIMITS.stream()
        .filter(limit -> !validity.notBefore().isBefore(limit.since))
        .findFirst()
        .filter(limit -> length.compareTo(Duration.ofDays(limit.days)) > 0)
        .map(limit ->
            Check.about(X509Code.CERTIFICATE_LIFETIME, path, 0)
                .wanted("at most " + limit.days + " days")
                .found(length.toDays() + " days")
                .build())
        .stream()
        .toList();
  }
}
