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
  private final Optional<ResumableSession> session;
  private final boolean second;
  private final ClientHello hello;

  private Greeting(
      Target target,
      Identifiers identifiers,
      BegunExchanges shares,
      Optional<ResumableSession> session,
      @Nullable Cookie cookie) {
    this.target = target;
    this.random = identifiers.random();
    this.sessionId = identifiers.sessionId();
    this.grease = identifiers.grease();
    this.second = identifiers.second();
    this.shares = shares;
    this.session = session;
    ExtensionBlock extensions = new HelloExtensions(target, grease, session).write(shares, cookie);
    this.hello =
        new ClientHello(
            ProtocolVersion.TLS12.code(),
            random,
            sessionId,
            new OfferedSuites(target.config(), grease).codes(),
            ClientHello.NO_COMPRESSION,
            extensions);
  }

  /** What names a connection in both of its hellos. */
  private record Identifiers(Bytes random, Bytes sessionId, Grease grease, boolean second) {}

  static Greeting first(Target target) throws TlsFault {
    Environment environment = target.config().environment();
    Optional<ResumableSession> session = usable(target);
    Identifiers identifiers =
        new Identifiers(
            random(environment, RANDOM_LENGTH),
            sessionId(target.config(), session),
            Grease.of(target.config(), environment.random()),
            false);
    return new Greeting(target, identifiers, BegunExchanges.first(target.config()), session, null);
  }

  /** A server that was known by a kind of certificate that we take no longer is not known. */
  private static Optional<ResumableSession> usable(Target target) {
    List<CertificateKind> taken = target.config().policy().certificateWishes().kinds();
    return target
        .config()
        .sessions()
        .take(target.serverName(), target.port())
        .filter(session -> taken.contains(session.peer().kind()));
  }

  /** The answer to a HelloRetryRequest. */
  Greeting again(
      @Nullable NamedGroup group, @Nullable Cookie cookie, Optional<ResumableSession> still)
      throws TlsFault {
    BegunExchanges next = group == null ? shares : BegunExchanges.only(group, target.config());
    return new Greeting(
        target, new Identifiers(random, sessionId, grease, true), next, still, cookie);
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

  /** Sends the hello; with a pre-shared key its binder is made last, over all before it. */
  void send(Transcript transcript, Flow flow) {
    byte[] encoded = hello.encoded();
    OfferedPsks offered = hello.extensions().find(OfferedPsks.class);
    if (offered != null) {
      new PskBinder(target, session.orElseThrow()).write(offered, encoded, transcript);
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
    return session;
  }

  List<String> applicationProtocols() {
    return target.config().policy().applicationProtocols();
  }
}
