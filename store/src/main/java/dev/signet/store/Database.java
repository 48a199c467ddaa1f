// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

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
