// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.time.InstantSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The database, SQLite or PostgreSQL, behind one dialect (see ARCHITECTURE.md, "Data").
 *
 * <p>All work happens in transactions. What a function returns from {@link #write} is on disk when
 * it returns. Failures of the database are {@link dev.signet.explain.FindingException}s with a
 * {@link StoreCode}; what the function itself throws passes through and rolls back. Blocks: never
 * call it on an event loop.
 */
public interface Database extends AutoCloseable {
  /**
   * Opens the database, brings its tables to the form that this version of Signet uses, and starts
   * the change feed.
   *
   * <p>A SQLite file is created when it is absent (mode 0600). Only one process may have it open:
   * hold the lock of its {@link DataDirectory} meanwhile.
   *
   * @param settings where it is
   * @param clock dates the rows of the change feed
   * @throws dev.signet.explain.FindingException with the {@link StoreCode} of what stands in the
   *     way
   */
  static Database open(StoreSettings settings, InstantSource clock) {
    return switch (settings) {
      case StoreSettings.LocalFile file -> SqliteDatabase.open(file, clock);
      case StoreSettings.PostgresServer server -> PostgresDatabase.open(server, clock);
    };
  }

  /** Runs a read-only transaction on one consistent snapshot. */
  <T> T read(Function<Handle, T> work);

  /**
   * Runs a transaction that writes.
   *
   * <p>May run the function more than once (after a serialization failure), so it must have no
   * effect but on the handle. On SQLite, concurrent writers are queued and committed in groups; a
   * function that throws undoes its own changes alone.
   */
  <T> T write(Function<Handle, T> work);

  /** The feed of security-relevant changes. */
  ChangeFeed changes();

  @Override
  void close();
}
