// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.Environment;
import dev.signet.tls.extension.Cookie;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.extension.Extension;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PaddingExtension;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client has said: its hello, with the private halves of what it offers.
 *
 * <p>After a HelloRetryRequest a second one is made from the first, which differs in what RFC 9846,
 * 4.1.2 allows and in nothing else.
 */
final class Greeting {
  private static final int RANDOM_LENGTH = 32;
  private static final int SESSION_ID_LENGTH = 32;

  /** RFC 7685, 4: of hellos from 256 bytes to this length, header included, some servers hang. */
  private static final int PADDED_LENGTH = 512;

  private static final int SHORTEST_PADDED = 256;

  private final Target target;
  private final Identifiers identifiers;
  private final BegunExchanges shares;
  private final OfferedKeys keys;
  private final ClientHello hello;

  private Greeting(
      Target target,
      Identifiers identifiers,
      BegunExchanges shares,
      OfferedKeys keys,
      ClientHello hello) {
    this.target = target;
    this.identifiers = identifiers;
    this.shares = shares;
    this.keys = keys;
    this.hello = hello;
  }

  private static Greeting of(
      Target target,
      Identifiers identifiers,
      BegunExchanges shares,
      OfferedKeys keys,
      @Nullable Cookie cookie) {
    Grease grease = identifiers.grease();
    ClientHello hello =
        new ClientHello(
            ProtocolVersion.TLS12.code(),
            identifiers.random(),
            identifiers.sessionId(),
            new OfferedSuites(target.config(), grease).codes(),
            ClientHello.NO_COMPRESSION,
            new HelloExtensions(target, grease, keys, identifiers.early()).write(shares, cookie));
    return new Greeting(target, identifiers, shares, keys, hello).padded();
  }

  /** RFC 7685, 4; within an encrypted hello padding is of another kind (RFC 9849, 6.1.3). */
  private Greeting padded() {
    boolean inner = target.ech() instanceof EchRole.Inner;
    int length = hello.encoded().length;
    if (!target.config().policy().hello().padded()
        || inner
        || length < SHORTEST_PADDED
        || length >= PADDED_LENGTH) {
      return this;
    }
    int frame = 2 * Short.BYTES;
    return adding(PaddingExtension.ofLength(Math.max(1, PADDED_LENGTH - length - frame)));
  }

  /** What names a connection in both of its hellos, of which the first may offer early data. */
  private record Identifiers(
      Bytes random, Bytes sessionId, Grease grease, boolean second, boolean early) {
    /** RFC 9846, 4.1.2: a second hello is without early_data. */
    Identifiers again() {
      return new Identifiers(random, sessionId, grease, true, false);
    }
  }

  static Greeting first(Target target) throws TlsFault {
    Environment environment = target.config().environment();
    Optional<ResumableSession> session = usable(target);
    Identifiers identifiers =
        new Identifiers(
            random(environment, RANDOM_LENGTH),
            sessionId(target.config(), session),
            Grease.of(target.config(), environment.random()),
            false,
            EarlyOffer.fits(target, session));
    OfferedKeys keys = OfferedKeys.of(target, session);
    return of(target, identifiers, BegunExchanges.first(target.config()), keys, null);
  }

  /**
   * The hello around an inner one (RFC 9849, 6.1): "It MUST copy the legacy_session_id field", and
   * "it MUST generate a fresh ClientHelloOuter.random". Early data that the inner one offers is
   * offered here too, so that a server that cannot read it knows what to skip.
   */
  static Greeting around(Greeting inner, Target target) {
    Bytes random = random(target.config().environment(), RANDOM_LENGTH);
    Identifiers identifiers =
        new Identifiers(
            random,
            inner.sessionId(),
            inner.identifiers.grease(),
            false,
            inner.identifiers.early());
    return of(target, identifiers, inner.shares, none(target), null);
  }

  /** The second one, around a second inner one. */
  Greeting againAround(Greeting inner, @Nullable Cookie cookie) {
    return of(target, identifiers.again(), inner.shares, none(target), cookie);
  }

  /** Everybody sees the outer hello: it goes on with nothing. */
  private static OfferedKeys none(Target target) {
    return OfferedKeys.of(target, Optional.empty());
  }

  /**
   * A server that was known by a kind of certificate that we take no longer is not known; nor does
   * a ticket go out from where none are taken any more.
   */
  private static Optional<ResumableSession> usable(Target target) {
    List<CertificateKind> taken = target.config().policy().certificateWishes().kinds();
    return target
        .config()
        .sessions()
        .take(target.serverName(), target.port())
        .filter(session -> taken.contains(session.peer().kind()))
        .filter(session -> session.isByIdentifier() || target.config().sessions().takesTickets())
        // RFC 9849, 6.1: an inner hello "MUST NOT offer to resume any session for TLS 1.2 and
        // below", nor may what is not offered.
        .filter(session -> target.config().parameters().allows(session.version()));
  }

  /**
   * The answer to a HelloRetryRequest, which names a suite. What looked like an encrypted hello, or
   * was one that could not be read, is said again (RFC 9849, 6.2.1).
   */
  Greeting again(@Nullable NamedGroup group, @Nullable Cookie cookie, CipherSuite suite)
      throws TlsFault {
    BegunExchanges next = group == null ? shares : BegunExchanges.only(group, target.config());
    Greeting second = of(target, identifiers.again(), next, keys.only(suite), cookie);
    EchOuter sent = hello.extensions().find(EchOuter.class);
    return sent == null ? second : second.adding(sent);
  }

  /** The same with another hello, which says the same in another form. */
  Greeting saying(ClientHello other) {
    return new Greeting(target, identifiers, shares, keys, other);
  }

  /** The same with one more extension, which stands before pre_shared_key. */
  Greeting adding(Extension extension) {
    List<Extension> extensions = new ArrayList<>(hello.extensions().all());
    boolean psk = hello.extensions().has(ExtensionTypes.PRE_SHARED_KEY);
    extensions.add(psk ? extensions.size() - 1 : extensions.size(), extension);
    return saying(hello.withExtensions(ExtensionBlock.of(extensions)));
  }

  /**
   * RFC 9846, appendix D.4: a session identifier makes the handshake look like TLS 1.2; there it
   * tells by coming back that the server takes a ticket (RFC 5077, 3.4), or is what the session is
   * known by.
   */
  private static Bytes sessionId(ClientConfig config, Optional<ResumableSession> session) {
    if (session.isPresent() && session.get().isByIdentifier()) {
      return session.get().ticket().ticket();
    }
    boolean offers12 = session.isPresent() && session.get().version() == ProtocolVersion.TLS12;
    return offers12 || config.parameters().allows(ProtocolVersion.TLS13)
        ? random(config.environment(), SESSION_ID_LENGTH)
        : Bytes.EMPTY;
  }

  private static Bytes random(Environment environment, int length) {
    byte[] value = new byte[length];
    environment.random().nextBytes(value);
    return Bytes.wrap(value);
  }

  /** Sends the hello. */
  void send(Transcript transcript, Flow flow) {
    byte[] encoded = encoded(transcript);
    transcript.add(encoded, 0, encoded.length);
    flow.sendEncoded(hello.type(), encoded);
  }

  /** The hello's bytes; the binders of pre-shared keys are made last, over all before them. */
  byte[] encoded(Transcript transcript) {
    byte[] encoded = hello.encoded();
    OfferedPsks offered = hello.extensions().find(OfferedPsks.class);
    // The outer hello around an encrypted one only pretends to know keys.
    if (offered != null && !keys.all().isEmpty()) {
      keys.bind(offered, encoded, transcript);
    }
    return encoded;
  }

  Target target() {
    return target;
  }

  ClientHello hello() {
    return hello;
  }

  /** Whether it answers a HelloRetryRequest. */
  boolean isSecond() {
    return identifiers.second();
  }

  /** Whether early data may follow the hello. */
  boolean offersEarlyData() {
    return identifiers.early();
  }

  Bytes random() {
    return identifiers.random();
  }

  Bytes sessionId() {
    return identifiers.sessionId();
  }

  BegunExchanges shares() {
    return shares;
  }

  /** The session that the hello offers to go on with. */
  Optional<ResumableSession> session() {
    return keys.session();
  }

  /** The keys of TLS 1.3 that the hello offers, that of the session first. */
  OfferedKeys keys() {
    return keys;
  }

  List<String> applicationProtocols() {
    return target.config().policy().applicationProtocols();
  }
}
