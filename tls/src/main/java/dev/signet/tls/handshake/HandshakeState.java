// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import org.jspecify.annotations.Nullable;

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

  /** Whether early data may come here, at a server that takes it (RFC 9846, 4.2.10). */
  default boolean takesEarlyData() {
    return false;
  }

  /**
   * How many bytes may be sent here, before the handshake is over: a client's early data (RFC 9846,
   * 2.3), or what a server says to a client whose Finished it has not seen (RFC 9846, 4.4.4).
   */
  default long earlyRoom(Flow flow) {
    return 0;
  }

  /**
   * Gives keys to a protocol above (RFC 9846, 7.5; RFC 5705). A server has them once it has sent
   * its Finished, a client when the handshake is over.
   *
   * @throws TlsFault before
   */
  default byte[] export(String label, byte @Nullable [] context, int length) throws TlsFault {
    throw EngineMisuse.CALL_OUT_OF_ORDER.toFault("an established connection", toString());
  }

  /** What application data and close do here. */
  default boolean isEstablished() {
    return false;
  }
}
