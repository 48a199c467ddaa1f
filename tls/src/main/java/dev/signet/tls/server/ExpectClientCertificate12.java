// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/** A server of TLS 1.2 that has asked its client for a certificate (RFC 5246, 7.4.6). */
final class ExpectClientCertificate12 implements HandshakeState {
  private final ServerProgress12 progress;
  private final KeyExchange exchange;
  private final AskedClient asked;

  ExpectClientCertificate12(ServerProgress12 progress, KeyExchange exchange, AskedClient asked) {
    this.progress = progress;
    this.exchange = exchange;
    this.asked = asked;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    List<Bytes> chain = CertificateMessages.chain12(message, asked.kind());
    progress.transcript().add(message.whole());
    if (!chain.isEmpty()) {
      return new ExpectClientKeyExchange12(progress, exchange, new ClientProof12(asked, chain));
    }
    // RFC 5246, 7.4.6: without a certificate "the server MAY ... respond with a fatal
    // handshake_failure alert".
    if (asked.asked().required()) {
      throw CertificateFault.CERTIFICATE_ABSENT.toFault("a certificate", "none");
    }
    progress.transcript().dropMessages();
    return new ExpectClientKeyExchange12(progress, exchange, null);
  }
}
