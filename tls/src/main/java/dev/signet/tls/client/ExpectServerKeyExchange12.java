// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateCurve;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.handshake.VerifiedPeer;
import dev.signet.tls.message.CertificateStatus12;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.ServerKeyExchange12;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client of TLS 1.2 that waits for the server's signed key (RFC 8422, 5.4), in front of which the
 * certificate's status may come.
 */
final class ExpectServerKeyExchange12 implements HandshakeState {
  private final Progress12 progress;
  private final List<Bytes> chain;
  private final @Nullable CertificateStatus12 status;

  ExpectServerKeyExchange12(
      Progress12 progress, List<Bytes> chain, @Nullable CertificateStatus12 status) {
    this.progress = progress;
    this.chain = chain;
    this.status = status;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    boolean staple = message.is(HandshakeTypes.CERTIFICATE_STATUS);
    return staple && progress.mayStaple() && status == null ? status(message) : key(message, flow);
  }

  private HandshakeState status(InboundMessage message) throws TlsFault {
    CertificateStatus12 stapled =
        message.read12(CertificateStatus12.class, HandshakeTypes.CERTIFICATE_STATUS);
    progress.transcript().add(message.whole());
    return new ExpectServerKeyExchange12(progress, chain, stapled);
  }

  private HandshakeState key(InboundMessage message, Flow flow) throws TlsFault {
    ServerKeyExchange12 key =
        message.read12(ServerKeyExchange12.class, HandshakeTypes.SERVER_KEY_EXCHANGE);
    NamedGroup group = group(key.group());
    checkScheme(key.scheme());
    byte[] content =
        ServerKeyExchange12.signedContent(
            progress.randoms().client(), progress.randoms().server(), key.group(), key.point());
    PeerQuestion question = question();
    return flow.await(
        progress.config().verifier().verify(question.certificates()),
        verdict -> {
          checkCurve(PeerQuestion.accepted(verdict).key());
          CertificateVerify proof = new CertificateVerify(key.scheme(), key.signature());
          VerifiedPeer peer =
              question.prove(verdict, proof, content, progress.target().primitives());
          progress.transcript().add(message.whole());
          return new ExpectServerDone12(
              progress, new ServerKey12(group, key.point()), peer.shown(), null);
        });
  }

  private PeerQuestion question() {
    PeerQuestion question =
        PeerQuestion.of12(
                PeerRole.SERVER,
                chain,
                progress.chosen().kinds().server(),
                progress.target().serverName(),
                progress.config().parameters())
            .withStaple(
                status == null ? Bytes.EMPTY : status.response(), progress.hello().extensions());
    return progress.target().asks(question);
  }

  /** RFC 8422, 5.4: the curve is one of those that the client offers. */
  private NamedGroup group(int code) throws TlsFault {
    NamedGroup group = NamedGroup.of(code);
    if (group == null
        || !group.usableIn(ProtocolVersion.TLS12)
        || !progress.config().parameters().groups().contains(group)) {
      throw PeerMisbehaved.KEY_SHARE_NOT_OFFERED.toFault(
          progress.config().parameters().groups().toString(), "0x" + Integer.toHexString(code));
    }
    return group;
  }

  /** RFC 8422, 5.3: the curve of the certificate's key is one of those that the client offers. */
  private void checkCurve(PublicKey key) throws TlsFault {
    KeyKind kind = KeyKind.of(key);
    NamedGroup curve = kind == null ? null : CertificateCurve.of(kind);
    if (curve != null && !progress.config().parameters().groups().contains(curve)) {
      throw PeerMisbehaved.CERTIFICATE_CURVE_NOT_OFFERED.toFault(
          progress.config().parameters().groups().toString(), curve.label());
    }
  }

  /** RFC 8422, 2: the suite says what kind of key signs. */
  private void checkScheme(int code) throws TlsFault {
    SignatureScheme scheme = SignatureScheme.of(code);
    CipherSuite suite = progress.chosen().suite();
    if (scheme != null && !scheme.serves(suite.authentication())) {
      throw PeerMisbehaved.SUITE_KEY_UNFIT.toFault(suite.authentication().name(), scheme.label());
    }
  }
}
