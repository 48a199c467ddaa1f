// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.fault.TlsFault;
import org.jspecify.annotations.Nullable;

/** A connection whose handshake is over. */
public interface TrafficState extends HandshakeState {
  /** What the handshake came to. */
  ConnectionFacts facts();

  /**
   * Takes new keys for what we send.
   *
   * @param requestPeer whether the peer shall do the same
   * @throws TlsFault in TLS 1.2, which has no such message
   */
  void updateKeys(boolean requestPeer, Flow flow) throws TlsFault;

  /** Gives keys to a protocol above (RFC 9846, 7.5; RFC 5705). */
  byte[] export(String label, byte @Nullable [] context, int length);

  /** Application data came. */
  void dataReceived();

  /** What was to be sent has left. */
  void flushed();

  /** Wipes the secrets. */
  void wipe();
}
