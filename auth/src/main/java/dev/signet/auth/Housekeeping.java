// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.auth.login.LoginWatches;
import dev.signet.auth.token.SigningKeys;
import dev.signet.explain.FindingException;
import dev.signet.store.Database;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What is done every minute and every hour: streams end whose login is over, rows that are over are
 * deleted, keys rotate.
 */
final class Housekeeping implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration CLEAN = Duration.ofMinutes(10);
  private static final Duration RENEW = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Database database;
  private final SigningKeys keys;
  private final LoginWatches watches;
  private final Consumer<Handle> cleaning;
  // What comes after the end is dropped: the feed may still be telling of a change.
  private final ScheduledExecutorService clock =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("signet-auth-house").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  Housekeeping(
      Database database, SigningKeys keys, LoginWatches watches, Consumer<Handle> cleaning) {
    this.database = database;
    this.keys = keys;
    this.watches = watches;
    this.cleaning = cleaning;
  }

  void start() {
    every(SWEEP, watches::sweep);
    every(CLEAN, this::clean);
    every(RENEW, keys::renew);
  }

  /** Reads the signing keys soon, and again until the database answers. */
  void keysChanged() {
    clock.execute(this::reload);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void reload() {
    try {
      keys.reload();
    } catch (FindingException e) {
      LOG.log(System.Logger.Level.WARNING, e.finding().toString());
      ScheduledFuture<?> _ = clock.schedule(this::reload, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void clean() {
    database.write(handle -> {
      cleaning.accept(handle);
      return handle;
    });
  }

  private void every(Duration time, Runnable work) {
    long nanos = time.toNanos();
    ScheduledFuture<?> _ =
        clock.scheduleWithFixedDelay(() -> quietly(work), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** A scheduled task that throws is never run again, and a database that is away comes back. */
  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (FindingException e) {
      LOG.log(System.Logger.Level.WARNING, e.finding().toString());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "housekeeping failed", e);
    }
  }
}
