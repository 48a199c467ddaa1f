// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

import dev.signet.explain.FindingException;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionContext;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What an application sees of a connection: during the handshake what is known so far, afterwards
 * all of it.
 *
 * <p>The peer's certificates become the JDK's when somebody asks for them: the JDK refuses some
 * that peers send, and most programs never look. Safe for use by several threads.
 */
public final class ConnectionSession extends ExtendedSSLSession {
  /**
   * RFC 9846, 5.2 and RFC 5246, 6.2.3: the largest record that any version admits, with its header.
   * A buffer of this size holds every record, so that no reader can get stuck.
   */
  public static final int PACKET_SIZE = 5 + 16384 + 2048;

  /** RFC 9846, 5.1: the most plaintext in one record. */
  public static final int APPLICATION_SIZE = 16384;

  private final PeerPlace place;
  private final BoundValues values = new BoundValues(this);
  private final long created;
  private volatile SessionFacts facts = SessionFacts.NOTHING;
  private volatile Optional<SessionRegistry> registry = Optional.empty();
  private volatile Optional<KeyingMaterial> exporter = Optional.empty();
  private volatile Optional<Shown> parsed = Optional.empty();
  private volatile Optional<ConnectionFacts> outcome = Optional.empty();
  private volatile boolean valid;

  /** A session with a peer that begins now. */
  public ConnectionSession(PeerPlace place, Instant now) {
    this.place = place;
    this.created = now.toEpochMilli();
  }

  /** What is known so far. */
  public SessionFacts facts() {
    return facts;
  }

  /** More became known. */
  public void learn(SessionFacts more) {
    facts = more;
  }

  /** The handshake is over, and this is what it came to. */
  public void establish(SessionRegistry where, KeyingMaterial material, ConnectionFacts came) {
    outcome = Optional.of(came);
    establish(where, material);
  }

  /** What the handshake came to; empty before its end. */
  public Optional<ConnectionFacts> outcome() {
    return outcome;
  }

  /** The handshake is over. */
  void establish(SessionRegistry where, KeyingMaterial material) {
    registry = Optional.of(where);
    exporter = Optional.of(material);
    valid = true;
    where.add(this);
  }

  /** The connection is over: its keys are gone, so that nothing can be exported any more. */
  public void end() {
    exporter = Optional.empty();
  }

  @Override
  public byte[] getId() {
    return facts.id().toArray();
  }

  @Override
  public @Nullable SSLSessionContext getSessionContext() {
    return registry.orElse(null);
  }

  @Override
  public long getCreationTime() {
    return created;
  }

  @Override
  public long getLastAccessedTime() {
    return created;
  }

  @Override
  public void invalidate() {
    valid = false;
    registry.ifPresent(where -> where.remove(this));
  }

  @Override
  public boolean isValid() {
    return valid;
  }

  @Override
  public void putValue(String name, Object value) {
    values.put(name, value);
  }

  @Override
  public @Nullable Object getValue(String name) {
    return values.get(name);
  }

  @Override
  public void removeValue(String name) {
    values.remove(name);
  }

  @Override
  public String[] getValueNames() {
    return values.names();
  }

  @Override
  public java.security.cert.Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    try {
      return jdk(certificatesOf(shownByPeer()));
    } catch (FindingException e) {
      SSLPeerUnverifiedException unverified = new SSLPeerUnverifiedException(e.getMessage());
      unverified.initCause(e);
      throw unverified;
    }
  }

  @Override
  public java.security.cert.Certificate @Nullable [] getLocalCertificates() {
    return facts.local().isEmpty() ? null : jdk(read(facts.local()));
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    return principal(shownByPeer());
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    return facts.local().isEmpty() ? null : principal(facts.local());
  }

  @Override
  public String getCipherSuite() {
    return facts.suite();
  }

  @Override
  public String getProtocol() {
    return facts.protocol();
  }

  @Override
  public @Nullable String getPeerHost() {
    return place.host().isEmpty() ? null : place.host();
  }

  @Override
  public int getPeerPort() {
    return place.port();
  }

  @Override
  public int getPacketBufferSize() {
    return PACKET_SIZE;
  }

  @Override
  public int getApplicationBufferSize() {
    return APPLICATION_SIZE;
  }

  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return SchemeNames.algorithms(facts.localSchemes());
  }

  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    return SchemeNames.algorithms(facts.peerSchemes());
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    return facts.names();
  }

  @Override
  public List<byte[]> getStatusResponses() {
    return facts.staples().stream().map(Bytes::toArray).toList();
  }

  @Override
  public SecretKey exportKeyingMaterialKey(
      String keyAlg, String label, byte @Nullable [] context, int length) throws SSLKeyException {
    Objects.requireNonNull(keyAlg, "keyAlg");
    byte[] material = exportKeyingMaterialData(label, context, length);
    try {
      return new SecretKeySpec(material, keyAlg);
    } finally {
      java.util.Arrays.fill(material, (byte) 0);
    }
  }

  @Override
  public byte[] exportKeyingMaterialData(String label, byte @Nullable [] context, int length)
      throws SSLKeyException {
    Objects.requireNonNull(label, "label");
    if (length < 1) {
      throw new IllegalArgumentException("length " + length);
    }
    KeyingMaterial material =
        exporter.orElseThrow(() -> new SSLKeyException("the connection has no keys to export"));
    return material.export(label, context, length);
  }

  /** Protocol, suite and peer. */
  @Override
  public String toString() {
    return "Session[" + facts.protocol() + ", " + facts.suite() + ", " + place + "]";
  }

  private List<Bytes> shownByPeer() throws SSLPeerUnverifiedException {
    if (facts.peer().isEmpty()) {
      throw new SSLPeerUnverifiedException("peer not authenticated");
    }
    return facts.peer();
  }

  /** Programs ask for the peer's certificates with each request. */
  private List<Certificate> certificatesOf(List<Bytes> chain) {
    Optional<Shown> known = parsed.filter(shown -> shown.chain.equals(chain));
    if (known.isEmpty()) {
      known = Optional.of(new Shown(chain, read(chain)));
      parsed = known;
    }
    return known.get().certificates;
  }

  /** An array of the narrower type, as the JDK gives it: some cast it. */
  private static java.security.cert.Certificate[] jdk(List<Certificate> chain) {
    return chain.stream().map(Certificate::toX509).toArray(X509Certificate[]::new);
  }

  private static Principal principal(List<Bytes> chain) {
    Certificate leaf = Certificate.read(chain.getFirst().toArray());
    return new X500Principal(leaf.subject().encoded().toArray());
  }

  private static List<Certificate> read(List<Bytes> chain) {
    return chain.stream().map(der -> Certificate.read(der.toArray())).toList();
  }

  private record Shown(List<Bytes> chain, List<Certificate> certificates) {}
}
