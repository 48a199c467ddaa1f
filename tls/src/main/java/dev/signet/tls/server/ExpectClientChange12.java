// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;

/** A server of TLS 1.2 that waits for the client's change_cipher_spec (RFC 5246, 7.1). */
final class ExpectClientChange12 implements HandshakeState {
  private final ServerProgress12 progress;
  private final ConnectionKeys12 keys;
  private final Shown client;

  ExpectClientChange12(ServerProgress12 progress, ConnectionKeys12 keys, Shown client) {
    this.progress = progress;
    this.keys = keys;
    this.client = client;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    throw message.unexpected("change_cipher_spec");
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) throws TlsFault {
    flow.protectReceiving(keys.client());
    return new ExpectClientFinished12(progress, keys, client);
  }
}
