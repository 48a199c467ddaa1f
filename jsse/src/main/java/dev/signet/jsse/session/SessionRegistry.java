// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

import dev.signet.tls.wire.Bytes;
import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one side of a context that are still in use.
 *
 * <p>It holds them weakly: what lets a connection resume lies in tickets and not here, so that a
 * busy server's heap does not grow with the sessions of a day.
 */
public final class SessionRegistry implements SSLSessionContext {
  /** The JDK's default. */
  private static final int USUAL_SIZE = 20_480;

  /** The JDK's default, a day. */
  private static final int USUAL_TIMEOUT_SECONDS = 86_400;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Bytes, WeakReference<ConnectionSession>> sessions = new LinkedHashMap<>();
  private final InstantSource clock;
  private int size = USUAL_SIZE;
  private int timeoutSeconds = USUAL_TIMEOUT_SECONDS;

  /** An empty registry. */
  public SessionRegistry(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable SSLSession getSession(byte[] sessionId) {
    Objects.requireNonNull(sessionId, "session id cannot be null");
    return locked(() -> find(Bytes.of(sessionId)));
  }

  @Override
  public Enumeration<byte[]> getIds() {
    List<byte[]> ids = new ArrayList<>();
    lock.lock();
    try {
      for (Bytes id : List.copyOf(sessions.keySet())) {
        if (find(id) != null) {
          ids.add(id.toArray());
        }
      }
    } finally {
      lock.unlock();
    }
    return Collections.enumeration(ids);
  }

  @Override
  public void setSessionTimeout(int seconds) {
    checkNotNegative(seconds);
    timeoutSeconds = seconds;
  }

  @Override
  public int getSessionTimeout() {
    return timeoutSeconds;
  }

  @Override
  public void setSessionCacheSize(int wanted) {
    checkNotNegative(wanted);
    lock.lock();
    try {
      size = wanted;
      shrink();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int getSessionCacheSize() {
    return size;
  }

  void add(ConnectionSession session) {
    lock.lock();
    try {
      sessions.put(session.facts().id(), new WeakReference<>(session));
      shrink();
    } finally {
      lock.unlock();
    }
  }

  void remove(ConnectionSession session) {
    lock.lock();
    try {
      sessions.remove(session.facts().id());
    } finally {
      lock.unlock();
    }
  }

  private @Nullable ConnectionSession locked(
      java.util.function.Supplier<@Nullable ConnectionSession> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable ConnectionSession find(Bytes id) {
    @Nullable WeakReference<ConnectionSession> held = sessions.get(id);
    @Nullable ConnectionSession session = held == null ? null : held.get();
    if (session == null || isOver(session)) {
      sessions.remove(id);
      return null;
    }
    return session;
  }

  private boolean isOver(ConnectionSession session) {
    long age = clock.millis() - session.getCreationTime();
    return timeoutSeconds > 0 && age > TimeUnit.SECONDS.toMillis(timeoutSeconds);
  }

  /** The oldest go first; 0 means without limit, as in JSSE. */
  private void shrink() {
    if (size > 0 && sessions.size() > size) {
      sessions.values().removeIf(held -> held.get() == null);
    }
    while (size > 0 && sessions.size() > size) {
      sessions.remove(sessions.keySet().iterator().next());
    }
  }

  private static void checkNotNegative(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("a negative number: " + value);
    }
  }
}
