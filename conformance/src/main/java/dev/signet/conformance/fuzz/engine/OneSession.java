// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.ClientSessions;
import dev.signet.tls.session.ResumableSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Gives the first session that it was given, again and again, so that connections are the same. */
final class OneSession implements ClientSessions {
  private final AtomicReference<Optional<ResumableSession>> kept =
      new AtomicReference<>(Optional.empty());

  @Override
  public void remember(String serverName, int port, ResumableSession session) {
    kept.updateAndGet(before -> before.isPresent() ? before : Optional.of(session));
  }

  @Override
  public Optional<ResumableSession> take(String serverName, int port) {
    return kept.get();
  }
}
