// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.HelloRequest12;

/**
 * A state of a client of TLS 1.2, which may be asked for a new handshake in the middle of one:
 * "This message will be ignored by the client if the client is currently negotiating a session"
 * (RFC 5246, 7.4.1.1). It is in no transcript.
 */
interface ClientState12 extends HandshakeState {
  @Override
  default HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    if (message.is(HandshakeTypes.HELLO_REQUEST)) {
      message.read12(HelloRequest12.class, HandshakeTypes.HELLO_REQUEST);
      return this;
    }
    return take(message, flow);
  }

  /** Takes the message that belongs to the handshake. */
  HandshakeState take(InboundMessage message, Flow flow) throws TlsFault;
}
