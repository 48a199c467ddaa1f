// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.auth.login.LoginWatches;
import dev.signet.auth.token.SigningKeys;
import dev.signet.explain.FindingException;
import dev.signet.store.Database;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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

  private final Database database;
  private final SigningKeys keys;
  private final LoginWatches watches;
  private final Consumer<Handle> cleaning;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("signet-auth-house").factory());

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

  @Override
  public void close() {
    clock.shutdownNow();
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
