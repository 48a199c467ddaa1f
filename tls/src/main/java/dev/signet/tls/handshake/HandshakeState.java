// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;

/**
 * Where a connection is. One class per state, which holds what is known then and no more; the
 * engine has the only reference to the present one.
 */
public interface HandshakeState {
  /**
   * Takes the peer's next handshake message and gives the state that follows.
   *
   * @throws TlsFault where the message is not one that may come now, or does not hold
   */
  HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault;

  /**
   * Takes the peer's change_cipher_spec. In TLS 1.3 it means nothing during the handshake (RFC
   * 9846, 5).
   */
  default HandshakeState changeCipherSpec(Flow flow) throws TlsFault {
    throw PeerMisbehaved.CHANGE_CIPHER_SPEC_UNEXPECTED.toFault();
  }

  /** What application data and close do here. */
  default boolean isEstablished() {
    return false;
  }
}
