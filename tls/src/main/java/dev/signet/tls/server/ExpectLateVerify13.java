// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.handshake.SignedContent;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.HandshakeTypes;

/** A server of TLS 1.3 that has its client's late certificate and wants the proof of its key. */
final class ExpectLateVerify13 extends LateState {
  private final PeerQuestion question;

  ExpectLateVerify13(ServerTraffic13 traffic, LateRequest request, PeerQuestion question) {
    super(traffic, request);
    this.question = question;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    CertificateVerify verify =
        message.read13(CertificateVerify.class, HandshakeTypes.CERTIFICATE_VERIFY);
    byte[] content = SignedContent.of(PeerRole.CLIENT, request().transcript().hash());
    return flow.awaitBehind(
        this,
        request().asked().asked().verifier().verify(question.certificates()),
        verdict -> {
          var peer = question.prove(verdict, verify, content, flow.environment().primitives());
          request().transcript().add(message.whole());
          return new ExpectLateFinished13(traffic(), request(), peer.shown());
        });
  }
}
