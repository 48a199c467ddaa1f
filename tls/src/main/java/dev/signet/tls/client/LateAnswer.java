// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.CertificateDemand;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.Credential;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateDemands;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.CredentialMatch;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.SignedContent;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A client's answer to a server that asks after the handshake who it is (RFC 9846, 4.6.2). Its
 * three messages leave together, once the signature is there; data may go before them.
 */
final class LateAnswer {
  private final ClientTraffic13 traffic;
  private final CertificateRequest13 request;
  private final Transcript transcript;
  private final Flow flow;

  private LateAnswer(
      ClientTraffic13 traffic, CertificateRequest13 request, Transcript transcript, Flow flow) {
    this.traffic = traffic;
    this.request = request;
    this.transcript = transcript;
    this.flow = flow;
  }

  /**
   * Begins the answer.
   *
   * @param transcript of the handshake, a copy that is this answer's
   */
  static HandshakeState begin(
      ClientTraffic13 traffic, InboundMessage message, Transcript transcript, Flow flow)
      throws TlsFault {
    CertificateRequest13 request =
        message.read13(CertificateRequest13.class, HandshakeTypes.CERTIFICATE_REQUEST);
    // RFC 9846, 4.3.2: the context is empty "unless used for the post-handshake authentication".
    if (request.requestContext().isEmpty()) {
      throw PeerMisbehaved.CERTIFICATE_CONTEXT_WRONG.toFault("a name for the request", "none");
    }
    if (!request.extensions().has(ExtensionTypes.SIGNATURE_ALGORITHMS)) {
      throw PeerMisbehaved.EXTENSION_MISSING.toFault("signature_algorithms", "none");
    }
    transcript.add(message.whole());
    return new LateAnswer(traffic, request, transcript, flow).choose();
  }

  private HandshakeState choose() throws TlsFault {
    CertificateDemand demand =
        CertificateDemands.of(request, traffic.shownKind(), traffic.facts().peer().chain());
    return flow.awaitBehind(
        traffic,
        traffic.config().credentials().choose(demand),
        found -> {
          Optional<CredentialMatch> match =
              found
                  .filter(credential -> credential.kind() == demand.kind())
                  .flatMap(credential -> CredentialMatch.of(credential, demand.schemes()));
          return match.isPresent() ? sign(match.get()) : decline();
        });
  }

  private HandshakeState decline() {
    flow.decide("client certificate", "none", "none fits what the server asks for");
    Certificate13 nothing = new Certificate13(request.requestContext(), List.of());
    add(nothing);
    flow.send(nothing);
    return finish(Shown.NOTHING);
  }

  private HandshakeState sign(CredentialMatch match) throws TlsFault {
    Credential credential = match.credential();
    Certificate13 plain =
        CertificateMessages.certificate13(
            request.requestContext(), credential, request.extensions());
    HandshakeMessage certificate =
        CompressedChains.sent(plain, request.extensions(), traffic.config().parameters());
    add(certificate);
    byte[] content = SignedContent.of(PeerRole.CLIENT, transcript.hash());
    return flow.awaitBehind(
        traffic,
        credential.signer().sign(match.scheme(), content),
        signature -> {
          CertificateVerify verify =
              new CertificateVerify(match.scheme().code(), Bytes.wrap(signature));
          add(verify);
          flow.send(certificate);
          flow.send(verify);
          return finish(CertificateMessages.shown(match));
        });
  }

  /** RFC 9846, 4.4.4: made with the secret that protects our data at this moment. */
  private HandshakeState finish(Shown local) {
    flow.send(new FinishedMessage(Bytes.wrap(traffic.lateVerifyData(transcript.hash()))));
    return traffic.authenticated(local);
  }

  private void add(HandshakeMessage message) {
    byte[] encoded = message.encoded();
    transcript.add(encoded, 0, encoded.length);
  }
}
