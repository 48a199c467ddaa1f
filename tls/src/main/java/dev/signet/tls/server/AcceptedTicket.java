// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.session.ServerSession;

/** The key of a ticket, by which a session goes on. Only {@link PskSelection} makes one. */
final class AcceptedTicket implements AcceptedPsk {
  private final int index;
  private final ServerSession session;

  AcceptedTicket(int index, ServerSession session) {
    this.index = index;
    this.session = session;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public byte[] secret() {
    return session.secret();
  }

  /** The session that it goes on from. */
  ServerSession session() {
    return session;
  }
}
