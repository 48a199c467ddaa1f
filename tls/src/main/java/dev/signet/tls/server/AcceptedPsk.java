// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.session.ServerSession;

/**
 * A pre-shared key that the client has proved to hold, by its binder. Only {@link PskSelection}
 * makes one.
 */
final class AcceptedPsk {
  private final int index;
  private final ServerSession session;

  AcceptedPsk(int index, ServerSession session) {
    this.index = index;
    this.session = session;
  }

  /** Which of the client's identities it is. */
  int index() {
    return index;
  }

  /** The session that it goes on from. */
  ServerSession session() {
    return session;
  }
}
