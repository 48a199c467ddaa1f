// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Contexts of our provider and of the JDK's, from one authority. */
public final class TestParty {
  /** The name that {@link #server} is for. */
  public static final String HOST = "localhost";

  private static final char[] PASSWORD = "changeit".toCharArray();

  private TestParty() {}

  /** Our provider. */
  public static Provider signet() {
    return new SignetProvider();
  }

  /** The JDK's provider. */
  public static Provider jdk() {
    return Security.getProvider("SunJSSE");
  }

  /** A server of an authority, which asks clients of the same. */
  public static SSLContext server(Provider provider, TestCa ca) {
    return context(provider, keys(provider, ca.server(HOST, "127.0.0.1")), trust(provider, ca));
  }

  /** A client without a certificate that trusts an authority. */
  public static SSLContext client(Provider provider, TestCa ca) {
    return context(provider, null, trust(provider, ca));
  }

  /** A client with a certificate. */
  public static SSLContext client(Provider provider, TestCa ca, TestIdentity identity) {
    return context(provider, keys(provider, identity), trust(provider, ca));
  }

  /** Any context. */
  public static SSLContext context(Provider provider, KeyManager[] keys, TrustManager[] trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key managers for an identity. */
  public static KeyManager[] keys(Provider provider, TestIdentity... identities) {
    try {
      KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", provider);
      factory.init(keyStore(identities), PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The trust managers for an authority. */
  public static TrustManager[] trust(Provider provider, TestCa ca) {
    try {
      KeyStore store = empty();
      store.setCertificateEntry("root", ca.root().certificate());
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", provider);
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key store with identities called k0, k1 … */
  public static KeyStore keyStore(TestIdentity... identities) {
    try {
      KeyStore store = empty();
      for (int i = 0; i < identities.length; i++) {
        Certificate[] chain = identities[i].chain().toArray(Certificate[]::new);
        store.setKeyEntry("k" + i, identities[i].keys().getPrivate(), PASSWORD, chain);
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
