// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.jsse.SignetProvider;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.testkit.TestKeyManager;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.session.RotatingTickets;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/** The implementations that are compared, by name. */
final class TlsPeers {
  /** Ours with the JDK's providers, ours with the fastest, and the others. */
  static final List<String> NAMES =
      List.of("signet", "signet-native", "jsse", "bcjsse", "conscrypt", "tcnative", "openssl");

  private final TestCa authority = TestCa.create();
  private final Logger talkative = Logger.getLogger("org.bouncycastle.jsse");

  /** With a new authority. */
  TlsPeers() {
    // It logs each connection, which would be measured too.
    talkative.setLevel(Level.OFF);
  }

  /** A peer in a scenario; empty where it does not have what the scenario needs. */
  Optional<TlsPeer> peer(String name, TlsScenario scenario) throws Exception {
    TestIdentity identity =
        authority.serverDraft("localhost").key(scenario.key()).issuedBy(authority.intermediate());
    // Only ours and BoringSSL's have the hybrid group with this JDK.
    boolean hasHybrid = name.startsWith("signet") || name.equals("tcnative");
    if (scenario.hybrid() && !hasHybrid) {
      return Optional.empty();
    }
    return Optional.of(make(name, scenario, identity));
  }

  /** Contexts for sockets, of those that Java programs get by a provider. */
  Optional<SocketMeasurement> sockets(String name) throws Exception {
    Optional<Provider> provider =
        switch (name) {
          case "signet-native" -> Optional.of(new SignetProvider());
          case "jsse" -> Optional.of(Security.getProvider("SunJSSE"));
          case "bcjsse" -> Optional.of(new BouncyCastleJsseProvider(new BouncyCastleProvider()));
          case "conscrypt" -> Optional.of(Conscrypt.newProvider());
          default -> Optional.empty();
        };
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    TestIdentity identity =
        authority.serverDraft("localhost").key(KeyType.P256).issuedBy(authority.intermediate());
    SSLContext server = SSLContext.getInstance("TLSv1.3", provider.get());
    server.init(new KeyManager[] {new TestKeyManager(identity)}, null, null);
    SSLContext client = SSLContext.getInstance("TLSv1.3", provider.get());
    client.init(null, new TrustManager[] {new TrustingManager()}, null);
    return Optional.of(new SocketMeasurement(server, client));
  }

  private static TlsPeer make(String name, TlsScenario scenario, TestIdentity identity)
      throws Exception {
    return switch (name) {
      case "signet" -> ours(Primitives.jdk(), scenario, identity);
      case "signet-native" -> ours(Primitives.fastest(), scenario, identity);
      case "jsse" -> java(Security.getProvider("SunJSSE"), scenario, identity);
      case "bcjsse" ->
          java(new BouncyCastleJsseProvider(new BouncyCastleProvider()), scenario, identity);
      case "conscrypt" ->
          new JavaPeer(Conscrypt.newProvider(), scenario, identity, EngineKind.direct());
      case "tcnative" -> new NettyPeer(scenario, identity);
      case "openssl" -> new OpenSslPeer(scenario, identity);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static TlsPeer java(Provider provider, TlsScenario scenario, TestIdentity identity)
      throws Exception {
    return new JavaPeer(provider, scenario, identity, EngineKind.onHeap());
  }

  private static TlsPeer ours(Primitives primitives, TlsScenario scenario, TestIdentity identity) {
    RotatingTickets tickets =
        new RotatingTickets(
            primitives, new SecureRandom(), InstantSource.system(), Duration.ofHours(1));
    return new SignetPeer(scenario, identity, primitives, tickets);
  }
}
