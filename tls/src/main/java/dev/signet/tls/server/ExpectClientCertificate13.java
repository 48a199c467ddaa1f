// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.message.Certificate13;

/** A server of TLS 1.3 that has asked its client for a certificate. */
final class ExpectClientCertificate13 implements HandshakeState {
  private final ServerConfig config;
  private final ServerAgreement13 agreement;
  private final ApplicationKeys13 keys;
  private final AskedClient asked;

  ExpectClientCertificate13(
      ServerConfig config, ServerAgreement13 agreement, ApplicationKeys13 keys, AskedClient asked) {
    this.config = config;
    this.agreement = agreement;
    this.keys = keys;
    this.asked = asked;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    Certificate13 certificate = CompressedChains.read(message, config.parameters());
    // RFC 9846, 4.4.2: the context is empty within the handshake.
    if (!certificate.requestContext().isEmpty()) {
      throw PeerMisbehaved.CERTIFICATE_CONTEXT_WRONG.toFault(
          "", certificate.requestContext().hex());
    }
    CertificateMessages.requireAsked(certificate, asked.asked().wishes());
    if (!certificate.entries().isEmpty()) {
      PeerQuestion question =
          PeerQuestion.of(
              PeerRole.CLIENT,
              certificate,
              asked.kind(),
              agreement.names().serverName(),
              config.parameters());
      keys.transcript().add(message.whole());
      return new ExpectClientVerify13(config, agreement, keys, asked.asked(), question);
    }
    keys.transcript().add(message.whole());
    // RFC 9846, 4.4.2.4: "the server MAY ... abort the handshake with a certificate_required
    // alert".
    if (asked.asked().required()) {
      throw CertificateFault.CERTIFICATE_MISSING.toFault();
    }
    return new ExpectClientFinished13(config, agreement, keys, Shown.NOTHING);
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }
}
