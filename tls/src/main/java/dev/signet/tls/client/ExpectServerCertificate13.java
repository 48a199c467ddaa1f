// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.OfferedExtensions;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.message.HandshakeTypes;
import java.util.Optional;

/** A client of TLS 1.3 that waits for the server's certificate, or for its wish for ours. */
final class ExpectServerCertificate13 implements HandshakeState {
  private final Progress13 progress;
  private final String protocol;
  private final ChosenKinds kinds;
  private final Optional<RequestedProof> request;

  ExpectServerCertificate13(Progress13 progress, String protocol, ChosenKinds kinds) {
    this(progress, protocol, kinds, Optional.empty());
  }

  private ExpectServerCertificate13(
      Progress13 progress, String protocol, ChosenKinds kinds, Optional<RequestedProof> request) {
    this.progress = progress;
    this.protocol = protocol;
    this.kinds = kinds;
    this.request = request;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    boolean asks = message.type() == HandshakeTypes.CERTIFICATE_REQUEST;
    return asks && request.isEmpty() ? asked(message) : certificate(message);
  }

  private HandshakeState asked(InboundMessage message) throws TlsFault {
    CertificateRequest13 asked =
        message.read13(CertificateRequest13.class, HandshakeTypes.CERTIFICATE_REQUEST);
    // RFC 9846, 4.3.2: the context is empty within the handshake, and signature_algorithms has to
    // be there.
    if (!asked.requestContext().isEmpty()) {
      throw PeerMisbehaved.CERTIFICATE_CONTEXT_WRONG.toFault("", asked.requestContext().hex());
    }
    if (!asked.extensions().has(ExtensionTypes.SIGNATURE_ALGORITHMS)) {
      throw PeerMisbehaved.EXTENSION_MISSING.toFault("signature_algorithms", "none");
    }
    progress.transcript().add(message.whole());
    return new ExpectServerCertificate13(
        progress, protocol, kinds, Optional.of(new RequestedProof(asked, kinds.client())));
  }

  private HandshakeState certificate(InboundMessage message) throws TlsFault {
    Certificate13 certificate = CompressedChains.read(message, progress.config().parameters());
    if (!certificate.requestContext().isEmpty()) {
      throw PeerMisbehaved.CERTIFICATE_CONTEXT_WRONG.toFault(
          "", certificate.requestContext().hex());
    }
    // RFC 9846, 4.4.2.4: "If the server supplies an empty Certificate message, the client MUST
    // abort the handshake with a decode_error alert."
    if (certificate.entries().isEmpty()) {
      throw PeerMisbehaved.SERVER_CERTIFICATE_EMPTY.toFault();
    }
    for (Certificate13.Entry entry : certificate.entries()) {
      OfferedExtensions.check(
          progress.greeting().hello().extensions(), entry.extensions(), CarrierMessage.CERTIFICATE);
    }
    PeerQuestion question =
        PeerQuestion.of(
            PeerRole.SERVER,
            certificate,
            kinds.server(),
            progress.target().serverName(),
            progress.config().parameters());
    progress.transcript().add(message.whole());
    PeerQuestion asked = progress.target().asks(question);
    return new ExpectServerVerify13(progress, protocol, request, asked);
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }
}
