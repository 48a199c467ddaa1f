// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.tls.ClientSessions;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.ProtocolVersion;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tickets of one context's clients.
 *
 * <p>Kept by peer and by the rules under which the peer was accepted: a connection that checks the
 * peer's name must not go on where one that did not has begun.
 */
public final class ClientMemory {
  /** Peers; the one that was used longest ago goes first. */
  private static final int MAX_PEERS = 1_000;

  /** RFC 9846, appendix C.4 wants a new ticket for each connection; browsers keep two to four. */
  private static final int MAX_TICKETS = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Deque<ResumableSession>> tickets = new LinkedHashMap<>(16, 0.75f, true);
  private final InstantSource clock;

  /** An empty memory. */
  public ClientMemory(InstantSource clock) {
    this.clock = clock;
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
        add(key, session);
      }

      @Override
      public Optional<ResumableSession> take(String serverName, int port) {
        return poll(key);
      }
    };
  }

  /** Whether there is anything to go on with. */
  boolean knows(String key) {
    lock.lock();
    try {
      return !tickets.getOrDefault(key, new ArrayDeque<>()).isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything, so that the next connections are full handshakes. */
  public void clear() {
    lock.lock();
    try {
      tickets.clear();
    } finally {
      lock.unlock();
    }
  }

  private void add(String key, ResumableSession session) {
    lock.lock();
    try {
      Deque<ResumableSession> known = tickets.computeIfAbsent(key, _ -> new ArrayDeque<>());
      known.addFirst(session);
      if (known.size() > MAX_TICKETS) {
        known.removeLast();
      }
      if (tickets.size() > MAX_PEERS) {
        tickets.remove(tickets.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<ResumableSession> poll(String key) {
    lock.lock();
    try {
      Iterator<ResumableSession> known = tickets.getOrDefault(key, new ArrayDeque<>()).iterator();
      while (known.hasNext()) {
        ResumableSession session = known.next();
        boolean fresh = session.ticket().isFresh(clock.instant());
        if (!fresh || session.version() == ProtocolVersion.TLS13) {
          known.remove();
        }
        if (fresh) {
          return Optional.of(session);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
