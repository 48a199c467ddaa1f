// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.jsse.fault.FaultExceptions;
import dev.signet.jsse.session.ConnectionSession;
import dev.signet.jsse.session.PeerPlace;
import dev.signet.jsse.session.SessionFacts;
import dev.signet.jsse.session.SessionRegistry;
import dev.signet.jsse.setting.ConnectionSettings;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.Credential;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLKeyException;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its settings until the handshake begins, then the engine and what applications
 * see of it.
 *
 * <p>Whoever calls the engine holds {@link #lock()}; nothing that waits for a network or a person
 * happens under it.
 */
public final class Link {
  private final TlsSetup setup;
  private volatile PeerPlace place;
  private final Asker asker;
  private final ReentrantLock lock = new ReentrantLock();
  private ConnectionSettings settings = new ConnectionSettings();
  private Optional<Boolean> client = Optional.empty();
  private Optional<Function<List<String>, @Nullable String>> selector = Optional.empty();
  private Optional<TlsEngine> engine = Optional.empty();
  private volatile ConnectionSession session;
  private volatile Optional<ConnectionSession> handshake = Optional.empty();
  private volatile Optional<Throwable> refusal = Optional.empty();
  private Optional<String> agreedProtocol = Optional.empty();
  private List<Credential> candidates = List.of();
  private boolean established;

  /** A connection that has not begun, and does not know its side yet. */
  public Link(TlsSetup setup, PeerPlace place, Asker asker) {
    this.setup = setup;
    this.place = place;
    this.asker = asker;
    this.session = new ConnectionSession(place, setup.environment().clock().instant());
  }

  /** Held while the engine is called. */
  public ReentrantLock lock() {
    return lock;
  }

  /** What the context's connections share. */
  public TlsSetup setup() {
    return setup;
  }

  /** What is to be spoken; changes count until the handshake begins. */
  public ConnectionSettings settings() {
    return settings;
  }

  /** Replaces all settings. */
  public void setSettings(ConnectionSettings other) {
    settings = other;
  }

  /** Where the peer is. */
  public PeerPlace place() {
    return place;
  }

  /** Says where the peer is, before the handshake. */
  public void setPlace(PeerPlace other) {
    place = other;
  }

  /** Whether this side is the client. */
  public boolean isClient() {
    return client.orElse(false);
  }

  /** Whether the side was said. */
  public boolean knowsSide() {
    return client.isPresent();
  }

  /**
   * Says which side this is.
   *
   * @throws IllegalArgumentException after the handshake has begun
   */
  public void setClient(boolean isClient) {
    if (hasBegun() && isClient() != isClient) {
      throw new IllegalArgumentException("Cannot change mode after SSL traffic has started");
    }
    client = Optional.of(isClient);
  }

  /** Lets the application choose among the protocols that the client offers by ALPN. */
  public void setSelector(Optional<Function<List<String>, @Nullable String>> choice) {
    selector = choice;
  }

  /** Whether the handshake has begun; it does so once. */
  public boolean hasBegun() {
    return engine.isPresent();
  }

  /**
   * Begins; does nothing the second time.
   *
   * @throws IllegalStateException where the side was not said
   * @throws SSLException where there is nothing to speak, or nothing to show
   */
  public TlsEngine begin() throws SSLException {
    if (engine.isEmpty()) {
      if (client.isEmpty()) {
        throw new IllegalStateException("Client/Server mode has not yet been set.");
      }
      ConnectionSession fresh = new ConnectionSession(place, setup.environment().clock().instant());
      handshake = Optional.of(fresh);
      engine = Optional.of(start());
    }
    return engine.get();
  }

  /** The engine; empty before the handshake. */
  public Optional<TlsEngine> engine() {
    return engine;
  }

  /** What applications see: the connection's session once the handshake is over. */
  public ConnectionSession session() {
    return session;
  }

  /** What applications see during a handshake; empty before and after. */
  public Optional<ConnectionSession> handshake() {
    return handshake;
  }

  /** Whether the handshake is over; notices it when it happens. */
  public boolean isEstablished() {
    if (!established && engine.isPresent() && engine.get().step() instanceof Step.Established) {
      established = true;
      establish(engine.get());
    }
    return established;
  }

  /** ALPN once the handshake is over: empty where none was agreed on, null before. */
  public @Nullable String applicationProtocol() {
    return isEstablished() && engine.isPresent()
        ? engine.get().facts().names().applicationProtocol()
        : null;
  }

  /** A fault as the application shall see it. */
  public SSLException explain(TlsFault fault) {
    return FaultExceptions.of(fault, !established, refusal);
  }

  /** The connection is over. */
  public void end() {
    session.end();
    handshake.ifPresent(ConnectionSession::end);
  }

  /** ALPN as this server has answered it during the handshake; empty where it has not yet. */
  Optional<String> agreedProtocol() {
    return agreedProtocol;
  }

  /** What this server shows one of, best first; a connection that comes back is shown none. */
  void mayShow(List<Credential> credentials) {
    candidates = credentials;
  }

  /** The application protocol is chosen. */
  void agree(String protocol) {
    agreedProtocol = Optional.of(protocol);
  }

  /** Whether the peer's close_notify ends our direction too. */
  public boolean closesWithPeer() {
    return setup.habits().system().closesOnPeersClose()
        || (isEstablished()
            && engine.isPresent()
            && engine.get().facts().protocol().version() == ProtocolVersion.TLS12);
  }

  /** How the server's name is checked; empty for not at all. */
  String identification() {
    String usual =
        setup.trust() instanceof TrustSource.Judged judged ? judged.judge().identification() : "";
    return settings.identification().orElse(usual);
  }

  Asker asker() {
    return asker;
  }

  Optional<Function<List<String>, @Nullable String>> selector() {
    return selector;
  }

  /** What the application's own trust manager threw, to be the cause of what it gets to see. */
  void refusedBy(Throwable thrown) {
    refusal = Optional.of(thrown);
  }

  /** More became known during the handshake. */
  void learn(Function<SessionFacts, SessionFacts> more) {
    handshake.ifPresent(known -> known.learn(more.apply(known.facts())));
  }

  private TlsEngine start() throws SSLException {
    EngineStart start = new EngineStart(this);
    if (!isClient()) {
      return start.server();
    }
    TlsEngine fresh = start.client();
    try {
      fresh.start();
    } catch (TlsFault e) {
      throw explain(e);
    }
    return fresh;
  }

  private void establish(TlsEngine tls) {
    ConnectionSession made = handshake.orElse(session);
    ConnectionFacts facts = tls.facts();
    ConnectionFacts.Protocol spoken = facts.protocol();
    made.learn(
        made.facts()
            .withSpoken(spoken.clientRandom(), spoken.version().label(), spoken.suite().name())
            .withShown(
                shownByUs(facts.local().chain()),
                facts.peer().chain(),
                facts.peer().ocspResponse().isEmpty()
                    ? List.of()
                    : List.of(facts.peer().ocspResponse())));
    if (!isClient() && !facts.names().serverName().isEmpty()) {
      made.learn(made.facts().withNames(List.of(new SNIHostName(facts.names().serverName()))));
    }
    SessionRegistry registry = isClient() ? setup.sessions().client() : setup.sessions().server();
    made.establish(registry, this::export, facts);
    session = made;
    handshake = Optional.empty();
  }

  /** What we showed; who comes back is shown none, so it is what we would show first. */
  private List<Bytes> shownByUs(List<Bytes> chain) {
    return chain.isEmpty()
        ? candidates.stream().findFirst().map(Credential::chain).orElse(List.of())
        : chain;
  }

  private byte[] export(String label, byte @Nullable [] context, int length)
      throws SSLKeyException {
    lock.lock();
    try {
      return engine.orElseThrow().export(label, context, length);
    } catch (TlsFault e) {
      SSLKeyException refused = new SSLKeyException(e.getMessage());
      refused.initCause(explain(e));
      throw refused;
    } finally {
      lock.unlock();
    }
  }
}
