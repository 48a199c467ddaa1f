// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import dev.signet.jsse.SignetProvider;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Our side of an attacked connection: real sockets of the provider. */
final class AttackedSide {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Longer than an attacker waits in one script, however busy the machine is. */
  private static final int PATIENCE_MILLIS = 60_000;

  private AttackedSide() {}

  /** A context with a certificate that takes any certificate, since an attacker makes its own. */
  static SSLContext context() {
    try {
      Provider provider = new SignetProvider();
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", provider);
      TestCa authority = TestCa.create();
      TestIdentity ecdsa = authority.server("localhost");
      TestIdentity rsa =
          authority
              .serverDraft("localhost")
              .key(KeyType.RSA2048)
              .issuedBy(authority.intermediate());
      keys.init(keyStore(ecdsa, rsa), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(keys.getKeyManagers(), new TrustManager[] {new CredulousTrust()}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shakes hands and gives back what comes until the end; says how it ended. */
  static String talk(SSLSocket socket) {
    try (socket) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.startHandshake();
      socket.getInputStream().transferTo(socket.getOutputStream());
      return Ending.SERVED;
    } catch (IOException e) {
      return SignetProvider.finding(e).map(found -> found.code().id()).orElse("no code: " + e);
    }
  }

  private static KeyStore keyStore(TestIdentity... identities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (TestIdentity identity : identities) {
      Certificate[] chain = identity.chain().toArray(Certificate[]::new);
      store.setKeyEntry("k" + store.size(), identity.keys().getPrivate(), PASSWORD, chain);
    }
    return store;
  }

  /** Whether certificates are trusted is no question here; their signatures are. */
  private static final class CredulousTrust extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
