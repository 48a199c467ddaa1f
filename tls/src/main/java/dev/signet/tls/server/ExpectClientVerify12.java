// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.handshake.VerifiedPeer;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.HandshakeTypes;

/** A server of TLS 1.2 that wants the proof of the client's key (RFC 5246, 7.4.8). */
final class ExpectClientVerify12 implements HandshakeState {
  private final ServerProgress12 progress;
  private final ConnectionKeys12 keys;
  private final ClientProof12 proof;

  ExpectClientVerify12(ServerProgress12 progress, ConnectionKeys12 keys, ClientProof12 proof) {
    this.progress = progress;
    this.keys = keys;
    this.proof = proof;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    CertificateVerify verify =
        message.read12(CertificateVerify.class, HandshakeTypes.CERTIFICATE_VERIFY);
    byte[] content = progress.transcript().messages();
    PeerQuestion question =
        PeerQuestion.of12(
            PeerRole.CLIENT,
            proof.chain(),
            proof.asked().kind(),
            progress.agreement().names().serverName(),
            progress.config().parameters());
    return flow.await(
        proof.asked().asked().verifier().verify(question.certificates()),
        verdict -> {
          VerifiedPeer peer =
              question.prove(
                  verdict, verify, content, progress.config().environment().primitives());
          progress.transcript().dropMessages();
          progress.transcript().add(message.whole());
          return new ExpectClientChange12(progress, keys, peer.shown());
        });
  }
}
