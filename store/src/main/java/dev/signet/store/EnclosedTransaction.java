// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Keeps a handle's user inside the transaction that {@link Database} opened: what asks for a
 * transaction joins it, and nobody but the database can end it.
 */
final class EnclosedTransaction implements TransactionHandler {
  @Override
  public void begin(Handle handle) {
    throw ended();
  }

  @Override
  public void commit(Handle handle) {
    throw ended();
  }

  @Override
  public void rollback(Handle handle) {
    throw ended();
  }

  @Override
  public boolean isInTransaction(Handle handle) {
    return true;
  }

  @Override
  public void savepoint(Handle handle, String name) {
    handle.execute("savepoint " + quoted(name));
  }

  @Override
  public void rollbackToSavepoint(Handle handle, String name) {
    handle.execute("rollback to savepoint " + quoted(name));
  }

  @Override
  public void releaseSavepoint(Handle handle, String name) {
    handle.execute("release savepoint " + quoted(name));
  }

  @Override
  public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback)
      throws X {
    return callback.withHandle(handle);
  }

  @Override
  public <R, X extends Exception> R inTransaction(
      Handle handle, TransactionIsolationLevel level, HandleCallback<R, X> callback) throws X {
    return callback.withHandle(handle);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static IllegalStateException ended() {
    return new IllegalStateException(
        "the database begins and ends this transaction, not the function that runs in it");
  }
}
