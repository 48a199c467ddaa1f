// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.ProtocolVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A client's sessions in memory, by name and port: what was not used for longest goes first when
 * there are too many. Safe for use by many threads.
 */
public final class SessionMemory implements ClientSessions {
  /** As many servers as a busy client speaks with in an hour; a session takes a few KB. */
  private static final int MAX_SERVERS = 1024;

  /** Servers give one or two tickets per connection; more are not needed at a time. */
  private static final int MAX_SESSIONS_EACH = 4;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Server, Deque<ResumableSession>> byServer =
      new LinkedHashMap<>(16, 0.75f, true);

  /** An empty memory. */
  public SessionMemory(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void remember(String serverName, int port, ResumableSession session) {
    lock.lock();
    try {
      Deque<ResumableSession> kept =
          byServer.computeIfAbsent(new Server(serverName, port), _ -> new ArrayDeque<>(2));
      kept.addFirst(session);
      if (kept.size() > MAX_SESSIONS_EACH) {
        kept.removeLast();
      }
      if (byServer.size() > MAX_SERVERS) {
        byServer.remove(byServer.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ResumableSession> take(String serverName, int port) {
    Server server = new Server(serverName, port);
    lock.lock();
    try {
      Deque<ResumableSession> kept = byServer.get(server);
      if (kept == null) {
        return Optional.empty();
      }
      Optional<ResumableSession> taken = newestFresh(kept, clock.instant());
      if (kept.isEmpty()) {
        byServer.remove(server);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all, for instance when what is trusted has changed. */
  public void clear() {
    lock.lock();
    try {
      byServer.clear();
    } finally {
      lock.unlock();
    }
  }

  // A ticket of TLS 1.3 serves once (RFC 9846 C.4); a session of TLS 1.2 goes on.
  private static Optional<ResumableSession> newestFresh(Deque<ResumableSession> kept, Instant now) {
    while (!kept.isEmpty()) {
      ResumableSession newest = kept.removeFirst();
      if (newest.ticket().isFresh(now)) {
        if (newest.version() == ProtocolVersion.TLS12) {
          kept.addFirst(newest);
        }
        return Optional.of(newest);
      }
    }
    return Optional.empty();
  }

  private record Server(String name, int port) {}
}
