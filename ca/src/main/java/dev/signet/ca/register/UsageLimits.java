// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.explain.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** How much accounts may have (RFC 8555, 6.6). Every refusal says how long to wait. */
final class UsageLimits {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);

  /** Open orders end, and accounts are given up, at no moment that could be foretold. */
  private static final Duration SOME_TIME = Duration.ofHours(1);

  /**
   * Open orders of one account: a client that loops must not fill the database, one that renews a
   * thousand names must get through.
   */
  private static final int MOST_OPEN = 1_000;

  private final AcmeStore store;
  private final AcmeSettings.Admission admission;
  private final InstantSource clock;

  UsageLimits(AcmeStore store, AcmeSettings.Admission admission, InstantSource clock) {
    this.store = store;
    this.admission = admission;
    this.clock = clock;
  }

  /** Refuses one more account. */
  void requireRoom() {
    if (admission.accounts() > 0 && store.activeAccounts() >= admission.accounts()) {
      throw refused(AcmeCode.ACME_ACCOUNTS_TOO_MANY, admission.accounts() + " at most", SOME_TIME)
          .toException();
    }
  }

  /** Refuses one more order of an account for these names. */
  void requireRoom(AcmeAccount account, List<AcmeIdentifier> identifiers) {
    Instant now = clock.instant();
    if (store.openOrders(account.id(), now) >= MOST_OPEN) {
      throw refused(AcmeCode.ACME_ORDERS_TOO_MANY, MOST_OPEN + " open orders at most", SOME_TIME)
          .subject(account.id())
          .toException();
    }
    int hourly = admission.ordersPerHour();
    if (hourly > 0) {
      AcmeStore.Tally placed = store.ordersSince(account.id(), now.minus(HOUR));
      require(placed, hourly, HOUR, AcmeCode.ACME_ORDERS_TOO_FAST);
    }
    int weekly = admission.certificatesPerWeek();
    if (weekly > 0) {
      AcmeStore.Tally issued = store.issuedSince(identifiers, now.minus(WEEK));
      require(issued, weekly, WEEK, AcmeCode.ACME_CERTIFICATES_TOO_MANY);
    }
  }

  private void require(AcmeStore.Tally tally, int most, Duration span, AcmeCode code) {
    if (tally.count() < most) {
      return;
    }
    Instant now = clock.instant();
    Duration wait = Duration.between(now, tally.first().orElse(now).plus(span));
    throw refused(code, most + " at most", wait).found("" + tally.count()).toException();
  }

  private static Finding.Builder refused(AcmeCode code, String wanted, Duration wait) {
    long seconds = Math.max(1, wait.toSeconds() + 1);
    return Finding.about(code).wanted(wanted).with(AcmeCode.RETRY_AFTER, Long.toString(seconds));
  }
}
