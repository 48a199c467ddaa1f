// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.jsse.engine.EngineAdapter;
import dev.signet.jsse.keylog.KeyLogFile;
import dev.signet.jsse.link.ArrayPool;
import dev.signet.jsse.link.ClientMemory;
import dev.signet.jsse.link.KeySource;
import dev.signet.jsse.link.ParameterChoice;
import dev.signet.jsse.link.TlsSetup;
import dev.signet.jsse.link.TrustSource;
import dev.signet.jsse.session.PeerPlace;
import dev.signet.jsse.session.SessionRegistry;
import dev.signet.jsse.setting.ConnectionSettings;
import dev.signet.jsse.setting.DisabledAlgorithms;
import dev.signet.jsse.setting.SpokenNames;
import dev.signet.jsse.setting.SystemSettings;
import dev.signet.jsse.socket.ServerSocketMaker;
import dev.signet.jsse.socket.SocketMaker;
import dev.signet.jsse.trust.KeyPins;
import dev.signet.jsse.trust.PeerJudge;
import dev.signet.tls.Environment;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.session.RotatingTickets;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.path.RevocationTerms;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** An {@code SSLContext}: what its engines and sockets share. */
final class ContextAdapter extends SSLContextSpi {
  private static final int SCOPE_LENGTH = 16;

  /** The JDK's default for sessions, and how long a ticket's key seals. */
  private static final Duration TICKET_LIFETIME = Duration.ofDays(1);

  private final ProviderParts parts;
  private final List<ProtocolVersion> clientVersions;
  private final boolean isDefault;
  private final ContextExtras extras;
  private volatile Optional<TlsSetup> setup = Optional.empty();

  /**
   * A context whose clients speak some versions unless told otherwise.
   *
   * @param isDefault whether it is made ready once, and not by the application
   */
  ContextAdapter(ProviderParts parts, List<ProtocolVersion> clientVersions, boolean isDefault) {
    this.parts = parts;
    this.clientVersions = clientVersions;
    this.isDefault = isDefault;
    this.extras = ContextExtras.NONE;
  }

  /** A context with more than JSSE has settings for. */
  ContextAdapter(ProviderParts parts, List<ProtocolVersion> clientVersions, ContextExtras extras) {
    this.parts = parts;
    this.clientVersions = clientVersions;
    this.isDefault = false;
    this.extras = extras;
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    if (isDefault && setup.isPresent()) {
      throw new KeyManagementException("Default SSLContext is initialized automatically");
    }
    try {
      init(KeySource.of(keys), trusted(trust), random);
    } catch (IllegalArgumentException | dev.signet.explain.FindingException e) {
      throw new KeyManagementException(e.getMessage(), e);
    }
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new SocketMaker(setup());
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return new ServerSocketMaker(setup());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return new EngineAdapter(setup());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
    return new EngineAdapter(setup(), new PeerPlace(host == null ? "" : host, port));
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return setup().sessions().server();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return setup().sessions().client();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    ParameterChoice choice = new ParameterChoice(setup(), true);
    return new ConnectionSettings().parameters(choice.versions(), choice.suites());
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    SSLParameters parameters = engineGetDefaultSSLParameters();
    parameters.setProtocols(SpokenNames.versions().toArray(String[]::new));
    parameters.setCipherSuites(SpokenNames.suites().toArray(String[]::new));
    return parameters;
  }

  private void init(KeySource keys, TrustSource trust, @Nullable SecureRandom random) {
    Environment standard = parts.environment();
    SystemSettings system = SystemSettings.read();
    Environment plain = random == null ? standard : standard.withRandom(random);
    Environment environment =
        extras
            .keyLog()
            .or(() -> system.keyLog().map(KeyLogFile::open))
            .map(plain::withListener)
            .orElse(plain);
    byte[] scope = new byte[SCOPE_LENGTH];
    environment.random().nextBytes(scope);
    setup =
        Optional.of(
            new TlsSetup(
                environment,
                keys,
                trust,
                new TlsSetup.Habits(
                    clientVersions, system, DisabledAlgorithms.read(), extras.sizes()),
                new TlsSetup.Sessions(
                    new SessionRegistry(environment.clock()),
                    new SessionRegistry(environment.clock()),
                    new ClientMemory(environment.clock()),
                    tickets(environment, system),
                    Bytes.wrap(scope)),
                new ArrayPool(),
                extras.ech()));
  }

  private static ServerSessions tickets(Environment environment, SystemSettings system) {
    if (system.tickets() == 0) {
      return ServerSessions.none();
    }
    RotatingTickets sealer =
        new RotatingTickets(
            environment.primitives(), environment.random(), environment.clock(), TICKET_LIFETIME);
    return new ServerSessions.Tickets(sealer, system.tickets(), TICKET_LIFETIME);
  }

  /** JSSE: null means the default trust; an empty array means nobody. */
  private TrustSource trusted(TrustManager @Nullable [] managers) {
    if (managers == null) {
      return judged(parts.defaults().anchors());
    }
    return TrustSource.of(managers)
        .orElseGet(() -> judged(new dev.signet.x509.path.TrustAnchors(List.of())));
  }

  private TrustSource judged(dev.signet.x509.path.TrustAnchors anchors) {
    PeerJudge judge =
        new PeerJudge(
            anchors, RevocationTerms.off(), KeyPins.none(), "", parts.environment().clock());
    return TrustSource.judged(judge);
  }

  private TlsSetup setup() {
    return setup.orElseThrow(() -> new IllegalStateException("SSLContext is not initialized"));
  }
}
