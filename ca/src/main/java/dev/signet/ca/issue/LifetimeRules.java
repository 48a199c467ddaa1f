// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.Issuer;
import dev.signet.explain.Finding;
import dev.signet.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Judges how long a certificate may live. */
final class LifetimeRules {
  /** Below this, the difference between two clocks decides over a handshake. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /**
   * Clients whose clock is behind must take a fresh certificate; machines without a time source are
   * some minutes off.
   */
  private static final Duration BACKDATE = Duration.ofMinutes(10);

  /**
   * Of a very short life at most this part lies in the past, for renewal goes by how much of a life
   * is over.
   */
  private static final int BACKDATED_PART = 8;

  private final IssuanceRequest request;
  private final Issuer issuer;
  private final List<Finding> refusals;
  private final List<Finding> notes;

  LifetimeRules(
      IssuanceRequest request, Issuer issuer, List<Finding> refusals, List<Finding> notes) {
    this.request = request;
    this.issuer = issuer;
    this.refusals = refusals;
    this.notes = notes;
  }

  /** The life that may be certified, within the issuer's and in whole seconds. */
  Validity judge(Instant now) {
    checkBounds();
    Validity own = issuer.certificate().validity();
    if (!own.contains(now)) {
      refusals.add(
          Finding.about(CaCode.INTERMEDIATE_NOT_VALID)
              .subject(issuer.id())
              .wanted("from " + own.notBefore() + " to " + own.notAfter())
              .found(now.truncatedTo(ChronoUnit.SECONDS).toString())
              .build());
    }
    return within(own, now.truncatedTo(ChronoUnit.SECONDS));
  }

  private void checkBounds() {
    Duration longest = request.profile().longest();
    if (request.lifetime().compareTo(longest) > 0) {
      refusals.add(bound(CaCode.LIFETIME_TOO_LONG, text(longest) + " at most"));
    }
    if (request.lifetime().compareTo(SHORTEST) < 0) {
      refusals.add(bound(CaCode.LIFETIME_TOO_SHORT, text(SHORTEST) + " at least"));
    }
  }

  private Validity within(Validity own, Instant now) {
    Instant start = request.exact().map(Validity::notBefore).orElseGet(() -> now.minus(backdate()));
    // Rules bound the whole period (BR 6.3.2), so what lies in the past counts.
    Instant end = start.plus(request.lifetime()).truncatedTo(ChronoUnit.SECONDS);
    Instant notBefore = start.isBefore(own.notBefore()) ? own.notBefore() : start;
    if (!end.isAfter(own.notAfter())) {
      return new Validity(notBefore, end);
    }
    notes.add(
        Finding.about(CaCode.LIFETIME_CUT)
            .subject(issuer.id())
            .wanted(end.toString())
            .found(own.notAfter().toString())
            .build());
    return new Validity(notBefore, own.notAfter());
  }

  private Duration backdate() {
    Duration part = request.lifetime().dividedBy(BACKDATED_PART);
    return (part.compareTo(BACKDATE) < 0 ? part : BACKDATE).truncatedTo(ChronoUnit.SECONDS);
  }

  private Finding bound(CaCode code, String wanted) {
    return Finding.about(code)
        .wanted(wanted)
        .found(text(request.lifetime()))
        .with("profile", request.profile().name())
        .build();
  }

  private static String text(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }
}
