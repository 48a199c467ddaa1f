// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.tls.ClientSessions;
import dev.signet.tls.SessionMemory;
import dev.signet.tls.session.ResumableSession;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The tickets of one context's clients.
 *
 * <p>Kept by peer and by the rules under which the peer was accepted: a connection that checks the
 * peer's name must not go on where one that did not has begun.
 */
public final class ClientMemory {
  /** The key has the port in it. */
  private static final int ANY_PORT = 0;

  private final SessionMemory memory;

  /** An empty memory. */
  public ClientMemory(InstantSource clock) {
    this.memory = new SessionMemory(clock);
  }

  /**
   * The sessions of one peer under one set of rules.
   *
   * @param key names both
   */
  ClientSessions of(String key) {
    return new ClientSessions() {
      @Override
      public void remember(String serverName, int port, ResumableSession session) {
        memory.remember(key, ANY_PORT, session);
      }

      @Override
      public Optional<ResumableSession> take(String serverName, int port) {
        return memory.take(key, ANY_PORT);
      }
    };
  }

  /** Whether there is anything to go on with. */
  boolean knows(String key) {
    Optional<ResumableSession> known = memory.take(key, ANY_PORT);
    known.ifPresent(session -> memory.remember(key, ANY_PORT, session));
    return known.isPresent();
  }
}
