// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.handshake.SignedContent;
import dev.signet.tls.handshake.VerifiedPeer;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.HandshakeTypes;
import java.util.Optional;

/** A client of TLS 1.3 that has the server's certificate and wants the proof of its key. */
final class ExpectServerVerify13 implements HandshakeState {
  private final Progress13 progress;
  private final String protocol;
  private final Optional<RequestedProof> request;
  private final PeerQuestion question;

  ExpectServerVerify13(
      Progress13 progress,
      String protocol,
      Optional<RequestedProof> request,
      PeerQuestion question) {
    this.progress = progress;
    this.protocol = protocol;
    this.request = request;
    this.question = question;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    CertificateVerify verify =
        message.read13(CertificateVerify.class, HandshakeTypes.CERTIFICATE_VERIFY);
    byte[] content = SignedContent.of(PeerRole.SERVER, progress.transcript().hash());
    return flow.await(
        progress.config().verifier().verify(question.certificates()),
        verdict -> {
          VerifiedPeer peer =
              question.prove(verdict, verify, content, progress.target().primitives());
          progress.transcript().add(message.whole());
          return ExpectServerFinished13.full(progress, protocol, request, peer);
        });
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }
}
