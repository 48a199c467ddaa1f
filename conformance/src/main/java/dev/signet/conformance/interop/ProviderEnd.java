// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.testkit.TestIdentity;
import dev.signet.testkit.TestKeyManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** A provider of Java's interface. */
final class ProviderEnd implements JavaEnd {
  private final Plan plan;
  private final SSLContext client;
  private final SSLContext server;

  ProviderEnd(Provider provider, Keys keys, Plan plan) throws IOException {
    this.plan = plan;
    Cell cell = plan.cell();
    try {
      client = SSLContext.getInstance("TLS", provider);
      client.init(
          cell.asksClient() ? keys.of(plan.files().client(cell)) : null,
          trust(plan.files().trustedByClient(cell)),
          null);
      server = SSLContext.getInstance("TLS", provider);
      server.init(keys.of(plan.files().server(cell)), trust(plan.files().trustedByServer()), null);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  static TrustManager[] trust(TestIdentity root) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(store);
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509ExtendedTrustManager found) {
        return new TrustManager[] {new PatientTrust(found)};
      }
    }
    throw new IllegalStateException("Java judges nobody");
  }

  /** Makes the managers for a key, as the provider wants them. */
  interface Keys {
    /** The managers. */
    KeyManager[] of(TestIdentity identity) throws IOException, GeneralSecurityException;

    /** Managers that know this one key. */
    static KeyManager[] single(TestIdentity identity) {
      return new KeyManager[] {new TestKeyManager(identity)};
    }

    /** A provider's own managers, over a store of another, or the same, which makes the keys. */
    static Keys own(Provider provider, Provider primitives) {
      return identity -> {
        KeyStore store = KeyStore.getInstance("PKCS12", primitives);
        store.load(null, null);
        CertificateFactory certificates = CertificateFactory.getInstance("X.509", primitives);
        Certificate[] chain =
            certificates
                .generateCertificates(new ByteArrayInputStream(identity.chainPem().getBytes(UTF_8)))
                .toArray(new Certificate[0]);
        PKCS8EncodedKeySpec encoded =
            new PKCS8EncodedKeySpec(identity.keys().getPrivate().getEncoded());
        String algorithm = chain[0].getPublicKey().getAlgorithm();
        PrivateKey key = KeyFactory.getInstance(algorithm, primitives).generatePrivate(encoded);
        store.setKeyEntry("only", key, new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", provider);
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
      };
    }
  }

  @Override
  public SSLEngine client(int port) {
    SSLEngine engine = client.createSSLEngine(Workspace.HOST, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = parameters(engine, "secp256r1", "secp384r1");
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public SSLEngine server() {
    SSLEngine engine = server.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = parameters(engine, "secp384r1");
    parameters.setNeedClientAuth(plan.cell().asksClient());
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLParameters parameters(SSLEngine engine, String... whenRetried) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {plan.cell().version().label()});
    if (plan.cell().is(Feature.ALPN)) {
      parameters.setApplicationProtocols(new String[] {Plan.PROTOCOL});
    }
    if (plan.cell().is(Feature.RETRY)) {
      parameters.setNamedGroups(whenRetried);
    }
    if (plan.cell().is(Feature.HYBRID)) {
      // BCJSSE takes certificates only on curves that are among the groups.
      parameters.setNamedGroups(new String[] {"X25519MLKEM768", "secp256r1"});
    }
    return parameters;
  }

  @Override
  public String facts(SSLEngine engine) {
    SSLSession session = engine.getSession();
    return "version=%s alpn=%s peer=%s staple=%d"
        .formatted(
            session.getProtocol(), engine.getApplicationProtocol(), peer(session), staple(session));
  }

  private static String peer(SSLSession session) {
    try {
      return session.getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException nobody) {
      return "";
    }
  }

  private static int staple(SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getStatusResponses().stream().mapToInt(each -> each.length).sum()
        : 0;
  }
}
