// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientSessions;
import dev.signet.tls.session.ResumableSession;
import java.util.Optional;

/**
 * Of the server that everybody sees (RFC 9849, 6.1.7): nothing is offered and nothing kept, though
 * the hello looks as if.
 *
 * @param takesTickets whether it has what tickets need, which the hello inside has
 */
record ForgottenSessions(boolean takesTickets) implements ClientSessions {
  @Override
  public void remember(String serverName, int port, ResumableSession session) {}

  @Override
  public Optional<ResumableSession> take(String serverName, int port) {
    return Optional.empty();
  }
}
