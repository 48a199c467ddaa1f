// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.CertificateRequest12;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.ServerHelloDone12;
import org.jspecify.annotations.Nullable;

/**
 * A client of TLS 1.2 that waits for the end of the server's flight (RFC 5246, 7.4.5), in front of
 * which the server may ask for our certificate.
 */
final class ExpectServerDone12 implements HandshakeState {
  private final Progress12 progress;
  private final ServerKey12 key;
  private final Shown server;
  private final @Nullable CertificateRequest12 request;

  ExpectServerDone12(
      Progress12 progress, ServerKey12 key, Shown server, @Nullable CertificateRequest12 request) {
    this.progress = progress;
    this.key = key;
    this.server = server;
    this.request = request;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    boolean asks = message.is(HandshakeTypes.CERTIFICATE_REQUEST);
    return asks && request == null ? asked(message) : done(message, flow);
  }

  private HandshakeState asked(InboundMessage message) throws TlsFault {
    CertificateRequest12 asked =
        message.read12(CertificateRequest12.class, HandshakeTypes.CERTIFICATE_REQUEST);
    progress.transcript().add(message.whole());
    return new ExpectServerDone12(progress, key, server, asked);
  }

  private HandshakeState done(InboundMessage message, Flow flow) throws TlsFault {
    message.read12(ServerHelloDone12.class, HandshakeTypes.SERVER_HELLO_DONE);
    flow.requireEndOfFlight();
    progress.transcript().add(message.whole());
    ClientFlight12 flight = new ClientFlight12(progress, key, server, flow);
    return request == null ? flight.sendAnonymous() : flight.sendCertificate(request);
  }
}
