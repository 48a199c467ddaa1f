// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.session.ResumableSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A client's sessions in a map. */
final class TestSessions implements ClientSessions {
  final Map<String, ResumableSession> kept = new HashMap<>();

  @Override
  public void remember(String serverName, int port, ResumableSession session) {
    kept.put(serverName + ":" + port, session);
  }

  @Override
  public Optional<ResumableSession> take(String serverName, int port) {
    return Optional.ofNullable(kept.remove(serverName + ":" + port));
  }
}
