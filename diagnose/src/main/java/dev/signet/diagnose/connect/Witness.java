// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.ClientDemand;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.tls.Answer;
import dev.signet.tls.CertificateDemand;
import dev.signet.tls.ClientCredentials;
import dev.signet.tls.Credential;
import dev.signet.tls.PeerCertificates;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.PeerVerifier;
import dev.signet.tls.TlsListener;
import dev.signet.tls.crypto.SubjectPublicKeyInfo;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;

/**
 * Sees a handshake and stands in for all who would judge it: every chain whose key can be read is
 * accepted, because it is judged later, with everything else that is known by then. Nothing that is
 * to be kept from a stranger is ever sent over such a connection.
 */
final class Witness implements TlsListener, PeerVerifier, ClientCredentials {
  private static final int FATAL_FROM = 1;

  private final Optional<Credential> credential;
  private Optional<ServerChoice> choice = Optional.empty();
  private Optional<PeerCertificates> shown = Optional.empty();
  private Optional<ClientDemand> demand = Optional.empty();
  private OptionalInt alert = OptionalInt.empty();

  Witness(Optional<Credential> credential) {
    this.credential = credential;
  }

  Optional<ServerChoice> choice() {
    return choice;
  }

  List<Bytes> chain() {
    return shown.map(PeerCertificates::chain).orElse(List.of());
  }

  Bytes staple() {
    return shown.map(PeerCertificates::ocspResponse).orElse(Bytes.EMPTY);
  }

  Optional<ClientDemand> demand() {
    return demand;
  }

  /** The last alert of the server that is no orderly close. */
  OptionalInt alert() {
    return alert;
  }

  @Override
  public void onMessage(Direction direction, int type, Bytes message) {
    if (direction == Direction.RECEIVED && type == HandshakeTypes.SERVER_HELLO) {
      choice = ServerHellos.choice(message).or(() -> choice);
    }
  }

  @Override
  public void onAlert(Direction direction, int level, int description) {
    if (direction == Direction.RECEIVED && description >= FATAL_FROM) {
      alert = OptionalInt.of(description);
    }
  }

  @Override
  public Answer<PeerVerdict> verify(PeerCertificates peer) {
    shown = Optional.of(peer);
    return Answer.ready(keyOf(peer.chain().getFirst()));
  }

  private static PeerVerdict keyOf(Bytes leaf) {
    try {
      Certificate certificate = Certificate.read(leaf.toArray());
      Bytes key = Bytes.wrap(certificate.key().encoded().toArray());
      return new PeerVerdict.Accepted(SubjectPublicKeyInfo.read(key), certificate);
    } catch (FindingException e) {
      return refused(CertificateFault.CERTIFICATE_BAD, e.finding());
    } catch (TlsFault e) {
      return refused(CertificateFault.CERTIFICATE_UNSUPPORTED, e.finding());
    }
  }

  private static PeerVerdict refused(CertificateFault fault, Finding finding) {
    return new PeerVerdict.Refused(fault, Report.of(finding));
  }

  @Override
  public Answer<Optional<Credential>> choose(CertificateDemand asked) {
    List<X500Principal> authorities =
        asked.authorities().stream().flatMap(name -> principal(name).stream()).toList();
    demand = Optional.of(new ClientDemand(authorities, asked.schemes(), credential.isPresent()));
    return Answer.ready(credential);
  }

  private static Optional<X500Principal> principal(Bytes name) {
    try {
      return Optional.of(new X500Principal(name.toArray()));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
