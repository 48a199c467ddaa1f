// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.RenewalWindow;
import dev.signet.x509.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.exception.AcmeException;

/**
 * When an authority wants a certificate replaced (RFC 9773, 4.2): at a moment that is drawn from
 * its window, so that not all its subscribers come at once. One thread at a time.
 */
final class RenewalAdvice {
  /** RFC 9773, 4.3.2: clients set limits to what Retry-After may say. */
  private static final Duration SOONEST = Duration.ofMinutes(1);

  private static final Duration LATEST = Duration.ofDays(1);

  /** RFC 9773, 4.3.3: after a failure that lasts, six hours. */
  private static final Duration AFTER_FAILURE = Duration.ofHours(6);

  private final RandomGenerator random;
  private String certificate = "";
  private Instant start = Instant.MAX;
  private Instant end = Instant.MAX;
  private Instant chosen = Instant.MAX;
  private Instant lookAt = Instant.MIN;

  RenewalAdvice(RandomGenerator random) {
    this.random = random;
  }

  /** Whether the certificate is to be replaced now. */
  boolean isDue(Certificate asked, Instant now, Session session) {
    if (!asked.fingerprint().equals(certificate)) {
      certificate = asked.fingerprint();
      start = Instant.MAX;
      end = Instant.MAX;
      chosen = Instant.MAX;
      lookAt = Instant.MIN;
    }
    if (!now.isBefore(lookAt)) {
      look(asked, now, session);
    }
    return !now.isBefore(chosen);
  }

  /** Where to ask. */
  @FunctionalInterface
  interface Session {
    /** A login that may be needed. */
    Login login() throws AcmeException;
  }

  private void look(Certificate asked, Instant now, Session session) {
    RenewalWindow window = ask(asked, now, session);
    lookAt = window.askAgain();
    if (window.isGiven()) {
      choose(window.start(), window.end());
    }
  }

  /** Asks the authority now. */
  static RenewalWindow ask(Certificate asked, Instant now, Session session) {
    try {
      RenewalInfo info = session.login().bindRenewalInfo(asked.toX509());
      Duration wait = info.fetch().map(until -> Duration.between(now, until)).orElse(AFTER_FAILURE);
      return new RenewalWindow(
          info.getSuggestedWindowStart(), info.getSuggestedWindowEnd(), now.plus(bounded(wait)));
    } catch (AcmeException | RuntimeException e) {
      // An authority without this, or one that is away: its certificate's age decides.
      return RenewalWindow.none(now.plus(AFTER_FAILURE));
    }
  }

  private void choose(Instant from, Instant to) {
    if (from.equals(start) && to.equals(end)) {
      return;
    }
    start = from;
    end = to;
    long length = Math.max(1, Duration.between(from, to).toMillis());
    chosen = from.plusMillis(random.nextLong(length));
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(SOONEST) < 0) {
      return SOONEST;
    }
    return wait.compareTo(LATEST) > 0 ? LATEST : wait;
  }
}
