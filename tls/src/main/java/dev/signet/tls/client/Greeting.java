// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.Environment;
import dev.signet.tls.extension.Cookie;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.OfferedPsks;
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

  private final Target target;
  private final Bytes random;
  private final Bytes sessionId;
  private final Grease grease;
  private final BegunExchanges shares;
  private final OfferedKeys keys;
  private final boolean second;
  private final boolean early;
  private final ClientHello hello;

  private Greeting(
      Target target,
      Identifiers identifiers,
      BegunExchanges shares,
      OfferedKeys keys,
      @Nullable Cookie cookie) {
    this.target = target;
    this.random = identifiers.random();
    this.sessionId = identifiers.sessionId();
    this.grease = identifiers.grease();
    this.second = identifiers.second();
    this.shares = shares;
    this.keys = keys;
    this.early = identifiers.early();
    ExtensionBlock extensions =
        new HelloExtensions(target, grease, keys, early).write(shares, cookie);
    this.hello =
        new ClientHello(
            ProtocolVersion.TLS12.code(),
            random,
            sessionId,
            new OfferedSuites(target.config(), grease).codes(),
            ClientHello.NO_COMPRESSION,
            extensions);
  }

  /** What names a connection in both of its hellos, of which the first may offer early data. */
  private record Identifiers(
      Bytes random, Bytes sessionId, Grease grease, boolean second, boolean early) {}

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
    return new Greeting(target, identifiers, BegunExchanges.first(target.config()), keys, null);
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
        .filter(session -> session.isByIdentifier() || target.config().sessions().takesTickets());
  }

  /**
   * The answer to a HelloRetryRequest.
   *
   * @param suite that it names
   */
  Greeting again(@Nullable NamedGroup group, @Nullable Cookie cookie, CipherSuite suite)
      throws TlsFault {
    BegunExchanges next = group == null ? shares : BegunExchanges.only(group, target.config());
    // RFC 9846, 4.1.2: a second hello is without early_data.
    Identifiers same = new Identifiers(random, sessionId, grease, true, false);
    return new Greeting(target, same, next, keys.only(suite), cookie);
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

  /** Sends the hello; the binders of pre-shared keys are made last, over all before them. */
  void send(Transcript transcript, Flow flow) {
    byte[] encoded = hello.encoded();
    OfferedPsks offered = hello.extensions().find(OfferedPsks.class);
    if (offered != null) {
      keys.bind(offered, encoded, transcript);
    }
    transcript.add(encoded, 0, encoded.length);
    flow.sendEncoded(hello.type(), encoded);
  }

  ClientHello hello() {
    return hello;
  }

  /** Whether it answers a HelloRetryRequest. */
  boolean isSecond() {
    return second;
  }

  /** Whether early data may follow the hello. */
  boolean offersEarlyData() {
    return early;
  }

  Bytes random() {
    return random;
  }

  Bytes sessionId() {
    return sessionId;
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
