// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.tls.TlsListener;
import dev.signet.tls.wire.Bytes;

/** Counts the messages that the facts of a connection do not tell of. For one thread. */
final class Witness implements TlsListener {
  private static final int CLIENT_HELLO = 1;
  private static final int KEY_UPDATE = 24;

  private int clientHellos;
  private int keyUpdates;

  @Override
  public void onMessage(Direction direction, int type, Bytes message) {
    clientHellos += type == CLIENT_HELLO ? 1 : 0;
    keyUpdates += type == KEY_UPDATE && direction == Direction.RECEIVED ? 1 : 0;
  }

  /** Whether the client had to greet again. */
  boolean hasRetried() {
    return clientHellos > 1;
  }

  /** Whether the peer took new keys. */
  boolean hasPeerUpdated() {
    return keyUpdates > 0;
  }
}
