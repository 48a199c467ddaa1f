// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.CertificateDemand;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.Credential;
import dev.signet.tls.EarlyDataStatus;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.CertificateDemands;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.CredentialMatch;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.SignedContent;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.EarlyDataEnd;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;

/** A client's last flight of TLS 1.3, from Certificate to Finished (RFC 9846, 4.4). */
final class ClientFlight13 {
  private final Progress13 progress;
  private final ConnectionFacts facts;
  private final ApplicationKeys13 keys;
  private final VerifiedFinished proof;
  private final Flow flow;

  /**
   * Made once the server's Finished is in the transcript.
   *
   * @param proof that it was checked
   */
  ClientFlight13(
      Progress13 progress,
      ConnectionFacts facts,
      ApplicationKeys13 keys,
      VerifiedFinished proof,
      Flow flow) {
    this.progress = progress;
    this.facts = facts;
    this.keys = keys;
    this.proof = proof;
    this.flow = flow;
  }

  HandshakeState send(Optional<RequestedProof> request) throws TlsFault {
    endEarlyData();
    return request.isPresent() ? show(request.get()) : finish(Shown.NOTHING, CertificateKind.X509);
  }

  /**
   * RFC 9846, 4.5: "If the server sent an early_data extension in EncryptedExtensions, the client
   * MUST send an EndOfEarlyData message after receiving the server Finished."
   */
  private void endEarlyData() throws TlsFault {
    if (flow.earlyTraffic().status() == EarlyDataStatus.ACCEPTED) {
      flow.earlyTraffic().end();
      flow.send(new EarlyDataEnd(), keys.transcript());
      flow.protectSending(keys.clientHandshake().keys(keys.suite()));
    }
  }

  private HandshakeState show(RequestedProof asked) throws TlsFault {
    CertificateDemand demand =
        CertificateDemands.of(asked.request(), asked.kind(), facts.peer().chain());
    return flow.await(
        progress.config().credentials().choose(demand),
        found -> shown(asked.request(), demand, found));
  }

  private HandshakeState shown(
      CertificateRequest13 request, CertificateDemand demand, Optional<Credential> found)
      throws TlsFault {
    Optional<CredentialMatch> match =
        found
            .filter(credential -> credential.kind() == demand.kind())
            .flatMap(credential -> CredentialMatch.of(credential, demand.schemes()));
    if (match.isEmpty()) {
      flow.decide("client certificate", "none", "none fits what the server asks for");
      flow.send(new Certificate13(request.requestContext(), List.of()), keys.transcript());
      return finish(Shown.NOTHING, demand.kind());
    }
    Credential credential = match.get().credential();
    Certificate13 message =
        CertificateMessages.certificate13(
            request.requestContext(), credential, request.extensions());
    flow.send(
        CompressedChains.sent(message, request.extensions(), progress.config().parameters()),
        keys.transcript());
    byte[] content = SignedContent.of(PeerRole.CLIENT, keys.transcript().hash());
    return flow.await(
        credential.signer().sign(match.get().scheme(), content),
        signature -> signed(match.get(), signature));
  }

  private HandshakeState signed(CredentialMatch match, byte[] signature) throws TlsFault {
    flow.send(
        new CertificateVerify(match.scheme().code(), Bytes.wrap(signature)), keys.transcript());
    return finish(CertificateMessages.shown(match), match.credential().kind());
  }

  /**
   * Ends the handshake.
   *
   * @param kind what is shown if the server asks once more later
   */
  private HandshakeState finish(Shown local, CertificateKind kind) throws TlsFault {
    byte[] mac = keys.clientHandshake().verifyData(keys.transcript().hash());
    flow.send(new FinishedMessage(Bytes.wrap(mac)), keys.transcript());
    flow.protectSending(keys.secrets().client().keys(keys.suite()));
    progress.target().requireWanted();
    ConnectionFacts complete =
        new ConnectionFacts(facts.protocol(), facts.names(), local, facts.peer());
    return ClientTraffic13.begin(progress.target(), complete, keys, kind, proof);
  }
}
