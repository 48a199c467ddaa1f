// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Counts failed attempts in the database, so that a restart forgives nobody and all nodes count
 * together.
 *
 * <p>Attempts that are being made count as well: who sends fifty at once must not get fifty tries
 * out of a limit of ten. They wait for each other instead of being refused, because they may all be
 * right.
 */
final class AttemptCounter {
  /** The time within which failures count. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  /** A password takes some 20 ms to check, so ten others are done long before. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MAX_DELETED = 1_000;

  private final Database database;
  private final RandomSecret secrets;
  private final InstantSource clock;
  private final AttemptsInWork inWork = new AttemptsInWork();

  AttemptCounter(Database database, RandomSecret secrets, InstantSource clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Makes an attempt; what fails must be written by {@link #fail} before it ends.
   *
   * @throws FindingException the code of the limit that is reached, with {@code retryAfter} in
   *     seconds
   */
  <T> T during(List<AttemptLimit> limits, Supplier<T> attempt) {
    List<AttemptLimit> entered = new ArrayList<>();
    try {
      for (AttemptLimit limit : limits) {
        enter(limit);
        entered.add(limit);
      }
      return attempt.get();
    } finally {
      entered.forEach(limit -> inWork.leave(limit.scope()));
    }
  }

  /** Writes that an attempt failed, as part of a transaction. */
  void fail(Handle handle, List<AttemptLimit> limits) {
    for (AttemptLimit limit : limits) {
      handle
          .createUpdate("insert into auth_failure (id, scope, at) values (:id, :scope, :at)")
          .bind("id", secrets.nextId())
          .bind("scope", limit.scope())
          .bind("at", clock.millis())
          .execute();
    }
  }

  /** Deletes failures that count no more. */
  void clean(Handle handle) {
    handle
        .createUpdate(
            "delete from auth_failure where id in"
                + " (select id from auth_failure where at < :before limit :limit)")
        .bind("before", clock.millis() - WINDOW.toMillis())
        .bind("limit", MAX_DELETED)
        .execute();
  }

  private void enter(AttemptLimit limit) {
    if (!inWork.enter(limit.scope(), limit.most(), () -> checked(limit), PATIENCE.toNanos())) {
      throw throttled(limit, 1);
    }
  }

  /** How many attempts failed, when that is below the limit. */
  private int checked(AttemptLimit limit) {
    List<Long> failures = database.read(handle -> newest(handle, limit));
    if (failures.size() >= limit.most()) {
      long free = failures.getLast() + WINDOW.toMillis() - clock.millis();
      throw throttled(limit, Math.max(1, (free + 999) / 1000));
    }
    return failures.size();
  }

  private List<Long> newest(Handle handle, AttemptLimit limit) {
    return handle
        .createQuery(
            "select at from auth_failure where scope = :scope and at > :after"
                + " order by at desc limit :limit")
        .bind("scope", limit.scope())
        .bind("after", clock.millis() - WINDOW.toMillis())
        .bind("limit", limit.most())
        .mapTo(Long.class)
        .list();
  }

  private static FindingException throttled(AttemptLimit limit, long seconds) {
    return Finding.about(limit.code())
        .wanted("at most " + limit.most() + " failures in " + WINDOW.toMinutes() + " minutes")
        .with("retryAfter", Long.toString(seconds))
        .toException();
  }
}
