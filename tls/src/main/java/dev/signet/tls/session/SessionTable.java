// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A server's sessions in memory; where there is no room, the one that rested longest goes. */
public final class SessionTable implements SessionStore {
  private static final float LOAD = 0.75f;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Bytes, ServerSession> sessions;

  /**
   * An empty table.
   *
   * @param most how many sessions it holds, each of some hundred bytes and the client's chain
   */
  public SessionTable(int most) {
    sessions =
        new LinkedHashMap<>(16, LOAD, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Bytes, ServerSession> eldest) {
            return size() > most;
          }
        };
  }

  @Override
  public void put(Bytes identifier, ServerSession session) {
    lock.lock();
    try {
      sessions.put(identifier, session);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ServerSession> get(Bytes identifier) {
    lock.lock();
    try {
      return Optional.ofNullable(sessions.get(identifier));
    } finally {
      lock.unlock();
    }
  }
}
