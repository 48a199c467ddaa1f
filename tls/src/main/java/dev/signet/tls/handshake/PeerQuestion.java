// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.Parameters;
import dev.signet.tls.PeerCertificates;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.SignedTimestamps;
import dev.signet.tls.extension.StatusResponse;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.session.ServerSession.ClientProof;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A chain that a peer showed: what the verifier is asked, and what has to hold beside its verdict.
 *
 * @param certificates what is asked
 */
public record PeerQuestion(PeerCertificates certificates) {
  /**
   * About the Certificate message of TLS 1.3.
   *
   * @param kind what was agreed on
   * @throws TlsFault where the message is not of that kind
   */
  public static PeerQuestion of(
      PeerRole role,
      Certificate13 message,
      CertificateKind kind,
      String serverName,
      Parameters parameters)
      throws TlsFault {
    List<Bytes> chain = message.entries().stream().map(Certificate13.Entry::certificate).toList();
    CertificateMessages.requireKind(chain, kind);
    var leaf = message.entries().getFirst().extensions();
    StatusResponse staple = leaf.find(StatusResponse.class);
    SignedTimestamps timestamps = leaf.find(SignedTimestamps.class);
    return new PeerQuestion(
        new PeerCertificates(
            role,
            kind,
            chain,
            serverName,
            staple == null ? Bytes.EMPTY : staple.response(),
            timestamps == null ? List.of() : timestamps.timestamps(),
            ProtocolVersion.TLS13,
            parameters.schemes(),
            false));
  }

  /**
   * About a chain of TLS 1.2, of which nothing was stapled so far.
   *
   * @param kind what was agreed on
   */
  public static PeerQuestion of12(
      PeerRole role,
      List<Bytes> chain,
      CertificateKind kind,
      String serverName,
      Parameters parameters) {
    return new PeerQuestion(
        new PeerCertificates(
            role,
            kind,
            chain,
            serverName,
            Bytes.EMPTY,
            List.of(),
            ProtocolVersion.TLS12,
            parameters.schemes(),
            false));
  }

  /**
   * The same with what a server of TLS 1.2 sends apart from its chain.
   *
   * @param staple its CertificateStatus; empty for none
   * @param hello the extensions of its hello, which may have timestamps
   */
  public PeerQuestion withStaple(Bytes staple, ExtensionBlock hello) {
    SignedTimestamps timestamps = hello.find(SignedTimestamps.class);
    return new PeerQuestion(
        new PeerCertificates(
            certificates.role(),
            certificates.kind(),
            certificates.chain(),
            certificates.serverName(),
            staple,
            timestamps == null ? List.of() : timestamps.timestamps(),
            certificates.version(),
            certificates.schemes(),
            certificates.publicName()));
  }

  /** The same, where the server name is the public one of Encrypted Client Hello. */
  public PeerQuestion forPublicName() {
    return new PeerQuestion(
        new PeerCertificates(
            certificates.role(),
            certificates.kind(),
            certificates.chain(),
            certificates.serverName(),
            certificates.ocspResponse(),
            certificates.timestamps(),
            certificates.version(),
            certificates.schemes(),
            true));
  }

  /** About what a server showed in the connection that a session comes from. */
  public static PeerQuestion resumed(
      ResumableSession session, String serverName, Parameters parameters) {
    return new PeerQuestion(
        new PeerCertificates(
            PeerRole.SERVER,
            session.peer().kind(),
            session.peer().chain(),
            serverName,
            session.peer().ocspResponse(),
            session.peer().timestamps(),
            session.version(),
            parameters.schemes(),
            false));
  }

  /** About what a client showed in an earlier connection. */
  public static PeerQuestion resumed(
      ClientProof then, String serverName, ProtocolVersion version, Parameters parameters) {
    return new PeerQuestion(
        new PeerCertificates(
            PeerRole.CLIENT,
            then.kind(),
            then.chain(),
            serverName,
            Bytes.EMPTY,
            List.of(),
            version,
            parameters.schemes(),
            false));
  }

  /**
   * Checks that the chain was accepted and that the peer holds its key (RFC 9846, 4.4.3).
   *
   * @param content what was signed
   * @throws TlsFault the verifier's refusal, {@code illegal_parameter} for a scheme that we did not
   *     offer, {@code decrypt_error} for a signature that does not hold
   */
  public VerifiedPeer prove(
      PeerVerdict verdict, CertificateVerify verify, byte[] content, Primitives primitives)
      throws TlsFault {
    PeerVerdict.Accepted accepted = accepted(verdict);
    SignatureScheme scheme = scheme(verify.scheme());
    if (!primitives.verify(
        certificates.version(), scheme, accepted.key(), content, verify.signature())) {
      throw PeerMisbehaved.SIGNATURE_WRONG.toFault(scheme.label(), "a signature of something else");
    }
    return new VerifiedPeer(shown(accepted, Optional.of(scheme)));
  }

  /** The verdict where it is good. */
  public static PeerVerdict.Accepted accepted(PeerVerdict verdict) throws TlsFault {
    return switch (verdict) {
      case PeerVerdict.Accepted accepted -> accepted;
      case PeerVerdict.Refused refused ->
          throw new TlsFault(refused.fault(), refused.report().headline());
    };
  }

  private SignatureScheme scheme(int code) throws TlsFault {
    SignatureScheme scheme = SignatureScheme.of(code);
    // RFC 9846, 4.4.3: "the signature algorithm MUST be one offered in the signature_algorithms
    // extension".
    if (scheme == null
        || !scheme.usableIn(certificates.version())
        || !certificates.schemes().contains(scheme)) {
      throw PeerMisbehaved.SCHEME_NOT_OFFERED.toFault(
          certificates.schemes().toString(), "0x" + Integer.toHexString(code));
    }
    return scheme;
  }

  /**
   * What the peer showed, and what the verifier says of it.
   *
   * @param scheme with what it signed, now or earlier
   */
  public Shown shown(PeerVerdict.Accepted accepted, Optional<SignatureScheme> scheme) {
    return new Shown(
        certificates.kind(),
        certificates.chain(),
        scheme,
        certificates.ocspResponse(),
        certificates.timestamps(),
        accepted.identity());
  }
}
