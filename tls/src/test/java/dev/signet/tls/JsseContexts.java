// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's TLS with certificates of the test authority. */
final class JsseContexts {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private JsseContexts() {}

  /** A context that shows a certificate and trusts the test authority. */
  static SSLContext context(TestIdentity identity) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "key",
          identity.keys().getPrivate(),
          PASSWORD,
          identity.chain().toArray(Certificate[]::new));
      KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("SunX509");
      keyManagers.init(keys, PASSWORD);
      KeyStore roots = KeyStore.getInstance("PKCS12");
      roots.load(null, null);
      roots.setCertificateEntry("root", TestSides.CA.root().certificate());
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(roots);
      SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
      context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static SSLEngine client(SSLContext context, String... protocols) {
    SSLEngine engine = context.createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(protocols);
    return engine;
  }

  static SSLEngine server(SSLContext context, String... protocols) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(protocols);
    return engine;
  }
}
