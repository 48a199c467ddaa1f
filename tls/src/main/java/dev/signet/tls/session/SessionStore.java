// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/**
 * Where a server keeps the sessions of TLS 1.2 clients that take no tickets (RFC 5246, 7.4.1.2).
 * Safe for use by many threads; bounded. Nodes may share one.
 */
public interface SessionStore {
  /** Keeps nothing: only tickets bring a client back. */
  SessionStore NONE =
      new SessionStore() {
        @Override
        public void put(Bytes identifier, ServerSession session) {
          // Nothing is kept.
        }

        @Override
        public Optional<ServerSession> get(Bytes identifier) {
          return Optional.empty();
        }
      };

  /**
   * Keeps a session.
   *
   * @param identifier 32 random bytes
   */
  void put(Bytes identifier, ServerSession session);

  /** The session of an identifier that a client sent; empty where it is not known any more. */
  Optional<ServerSession> get(Bytes identifier);
}
