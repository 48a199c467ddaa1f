// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.testkit.TestIdentity;
import dev.signet.testkit.TestKeyManager;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** A provider of the JDK's interface: SunJSSE, BCJSSE, Conscrypt. */
final class JavaPeer implements TlsPeer {
  private static final String[] VERSIONS = {"TLSv1.3"};
  private static final String[] SUITES = {"TLS_AES_256_GCM_SHA384"};
  // The client's one share is of the first; BCJSSE takes P-256 keys only where it has the group.
  private static final String[] GROUPS = {"x25519", "secp256r1"};

  private final SSLContext server;
  private final SSLContext client;
  private final EngineKind kind;
  private final boolean resumed;
  private final boolean choosesSuites;

  JavaPeer(Provider provider, TlsScenario scenario, TestIdentity identity, EngineKind kind)
      throws GeneralSecurityException {
    this.kind = kind;
    this.resumed = scenario.resumed();
    // Conscrypt's suites of TLS 1.3 cannot be chosen, and it finds no key where others are not on.
    this.choosesSuites = !provider.getName().equals("Conscrypt");
    server = SSLContext.getInstance("TLSv1.3", provider);
    server.init(new KeyManager[] {new TestKeyManager(identity)}, null, null);
    client = SSLContext.getInstance("TLSv1.3", provider);
    client.init(null, new TrustManager[] {new TrustingManager()}, null);
  }

  @Override
  public TlsSide client() throws SSLException {
    SSLEngine engine =
        resumed ? client.createSSLEngine("localhost", 443) : client.createSSLEngine();
    engine.setUseClientMode(true);
    return side(engine);
  }

  @Override
  public TlsSide server() throws SSLException {
    SSLEngine engine = server.createSSLEngine();
    engine.setUseClientMode(false);
    return side(engine);
  }

  private TlsSide side(SSLEngine engine) throws SSLException {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    if (choosesSuites) {
      parameters.setCipherSuites(SUITES);
    }
    parameters.setNamedGroups(GROUPS);
    engine.setSSLParameters(parameters);
    return new EngineSide(engine, kind);
  }
}
