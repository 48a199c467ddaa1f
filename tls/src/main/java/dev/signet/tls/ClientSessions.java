// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.session.ResumableSession;
import java.util.Optional;

/**
 * Where a client keeps what lets it come back without a full handshake. Safe for use by many
 * threads; bounded.
 */
public interface ClientSessions {
  /** Keeps a session for a later connection to the same name and port. */
  void remember(String serverName, int port, ResumableSession session);

  /**
   * Takes the best session for a name and port. One of TLS 1.3 is not given a second time, so that
   * nobody can link two connections by its ticket (RFC 9846, appendix C.4).
   */
  Optional<ResumableSession> take(String serverName, int port);

  /**
   * Whether tickets are of use here. Where they are not, servers are not asked for any; those of
   * TLS 1.2 may still give a session identifier.
   */
  default boolean takesTickets() {
    return true;
  }

  /**
   * Whether the verifier judges a server's chain again when a session of it goes on, by the rules
   * of that day. A refusal ends the connection.
   */
  default boolean reverifies() {
    return false;
  }

  /** Keeps nothing. */
  static ClientSessions none() {
    return new ClientSessions() {
      @Override
      public void remember(String serverName, int port, ResumableSession session) {}

      @Override
      public Optional<ResumableSession> take(String serverName, int port) {
        return Optional.empty();
      }

      @Override
      public boolean takesTickets() {
        return false;
      }
    };
  }
}
