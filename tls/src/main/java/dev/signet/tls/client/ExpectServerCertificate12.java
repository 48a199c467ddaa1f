// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/** A client of TLS 1.2 that waits for the server's certificate (RFC 5246, 7.4.2). */
final class ExpectServerCertificate12 implements HandshakeState {
  private final Progress12 progress;

  ExpectServerCertificate12(Progress12 progress) {
    this.progress = progress;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    List<Bytes> chain = CertificateMessages.chain12(message, progress.chosen().kinds().server());
    // RFC 5246, 7.4.2: every suite that is left has the server show one.
    if (chain.isEmpty()) {
      throw PeerMisbehaved.SERVER_CERTIFICATE_EMPTY.toFault();
    }
    progress.transcript().add(message.whole());
    return new ExpectServerKeyExchange12(progress, chain, null);
  }
}
