// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.engine.Facts;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.EchStatus;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What our engine tells, and what its listener saw. */
final class SignetFacts implements Facts {
  private final ConnectionFacts facts;
  private final SignetObserver observer;
  private final boolean earlyDataAccepted;

  SignetFacts(ConnectionFacts facts, SignetObserver observer, boolean earlyDataAccepted) {
    this.facts = facts;
    this.earlyDataAccepted = earlyDataAccepted;
    this.observer = observer;
  }

  @Override
  public int version() {
    return facts.protocol().version().code();
  }

  @Override
  public int suite() {
    return facts.protocol().suite().code();
  }

  @Override
  public int group() {
    return facts.protocol().group().map(NamedGroup::code).orElse(0);
  }

  @Override
  public Optional<Boolean> resumption() {
    return Optional.of(facts.protocol().resumption() == Resumption.RESUMED);
  }

  @Override
  public String applicationProtocol() {
    return facts.names().applicationProtocol();
  }

  @Override
  public String serverName() {
    return facts.names().serverName();
  }

  @Override
  public List<byte[]> peerChain() {
    return facts.peer().kind() == CertificateKind.X509
        ? facts.peer().chain().stream().map(Bytes::toArray).toList()
        : List.of();
  }

  @Override
  public int peerCertificateKind() {
    return facts.peer().kind().code();
  }

  @Override
  public byte[] peerPublicKey() {
    return facts.peer().kind() == CertificateKind.RAW_PUBLIC_KEY
        ? facts.peer().chain().getFirst().toArray()
        : new byte[0];
  }

  @Override
  public int peerScheme() {
    return facts.peer().scheme().map(SignatureScheme::code).orElse(0);
  }

  @Override
  public byte[] ocspResponse() {
    return facts.peer().ocspResponse().toArray();
  }

  @Override
  public byte[] timestamps() {
    return TimestampList.write(facts.peer().timestamps());
  }

  @Override
  public List<byte[]> peerAuthorities() {
    return observer.watcher().authorities().stream().map(Bytes::toArray).toList();
  }

  @Override
  public boolean hasExtendedMasterSecret() {
    return facts.protocol().extendedMasterSecret();
  }

  /** Without renegotiation_info our engine speaks no TLS 1.2 at all. */
  @Override
  public boolean hasSecureRenegotiation() {
    return true;
  }

  @Override
  public boolean hasRetried() {
    return observer.watcher().hasRetried();
  }

  @Override
  public boolean hasEncryptedHello() {
    return facts.names().ech() == EchStatus.ACCEPTED;
  }

  @Override
  public boolean hasEarlyDataAccepted() {
    return earlyDataAccepted;
  }

  @Override
  public Duration ticketAgeSkew() {
    return observer.watcher().ticketAgeSkew();
  }

  @Override
  public byte[] certificateTypes() {
    return observer.watcher().certificateTypes().toArray();
  }

  @Override
  public int selectedCredential() {
    int key = observer.watcher().keyOf(facts.peer().identity());
    return Math.max(key == Watcher.NOBODY ? observer.watcher().signedWith() : key, -1);
  }

  @Override
  public List<Integer> peerSchemes() {
    return observer.watcher().peerSchemes();
  }

  @Override
  public byte[] tlsUnique() {
    return observer.watcher().firstFinished();
  }

  @Override
  public byte[] trafficSecret(boolean ofServer) {
    return observer.watcher().trafficSecret(ofServer);
  }

  @Override
  public boolean isResumableAcrossNames() {
    return observer.watcher().isResumableAcrossNames();
  }

  @Override
  public boolean isSessionByIdentifier() {
    var session = observer.spoken().get();
    return session == null
        ? facts.protocol().version() == ProtocolVersion.TLS12 && observer.watcher().hasGivenOne()
        : session.isByIdentifier();
  }

  @Override
  public boolean isEarlyDataOffered() {
    var session = observer.session().get();
    return session != null && session.ticket().maxEarlyData() > 0;
  }
}
