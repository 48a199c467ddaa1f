// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.handshake.SignedContent;
import dev.signet.tls.handshake.VerifiedPeer;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.HandshakeTypes;

/** A server of TLS 1.3 that has its client's certificate and wants the proof of its key. */
final class ExpectClientVerify13 implements HandshakeState {
  private final ServerConfig config;
  private final ServerAgreement13 agreement;
  private final ApplicationKeys13 keys;
  private final ClientAuthentication.Asked asked;
  private final PeerQuestion question;

  ExpectClientVerify13(
      ServerConfig config,
      ServerAgreement13 agreement,
      ApplicationKeys13 keys,
      ClientAuthentication.Asked asked,
      PeerQuestion question) {
    this.config = config;
    this.agreement = agreement;
    this.keys = keys;
    this.asked = asked;
    this.question = question;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    CertificateVerify verify =
        message.read13(CertificateVerify.class, HandshakeTypes.CERTIFICATE_VERIFY);
    byte[] content = SignedContent.of(PeerRole.CLIENT, keys.transcript().hash());
    return flow.await(
        asked.verifier().verify(question.certificates()),
        verdict -> {
          VerifiedPeer peer =
              question.prove(verdict, verify, content, config.environment().primitives());
          keys.transcript().add(message.whole());
          return new ExpectClientFinished13(config, agreement, keys, peer.shown());
        });
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }
}
