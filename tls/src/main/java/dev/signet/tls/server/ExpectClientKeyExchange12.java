// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Protocol;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.Premaster12;
import dev.signet.tls.key.MasterSecret;
import dev.signet.tls.message.ClientKeyExchange12;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.suite.CipherSuite;
import org.jspecify.annotations.Nullable;

/** A server of TLS 1.2 that waits for the client's public key (RFC 8422, 5.7). */
final class ExpectClientKeyExchange12 implements HandshakeState {
  private final ServerProgress12 progress;
  private final KeyExchange exchange;
  private final @Nullable ClientProof12 proof;

  ExpectClientKeyExchange12(
      ServerProgress12 progress, KeyExchange exchange, @Nullable ClientProof12 proof) {
    this.progress = progress;
    this.exchange = exchange;
    this.proof = proof;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    ClientKeyExchange12 key =
        message.read12(ClientKeyExchange12.class, HandshakeTypes.CLIENT_KEY_EXCHANGE);
    byte[] premaster = exchange.finish(key.point());
    progress.transcript().add(message.whole());
    Protocol protocol = progress.agreement().protocol();
    CipherSuite suite = protocol.suite();
    MasterSecret master =
        Premaster12.master(
            progress.config().environment().primitives().hkdf(suite.hash()),
            premaster,
            protocol.extendedMasterSecret(),
            progress.transcript(),
            progress.randoms());
    ConnectionKeys12 keys = ConnectionKeys12.derive(master, suite, progress.randoms(), flow);
    return proof == null
        ? new ExpectClientChange12(progress, keys, Shown.NOTHING)
        : new ExpectClientVerify12(progress, keys, proof);
  }
}
