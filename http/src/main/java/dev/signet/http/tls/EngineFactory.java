// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.CertifiedKey;
import dev.signet.http.TlsPolicy;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Makes engines by policy. One context per certified key and mode of client authentication: a
 * session begun under one can then not be resumed under another, where other rules hold.
 */
final class EngineFactory {
  /**
   * A machine has one certificate for all its names, or some; renewed ones are thrown out beyond
   * this.
   */
  private static final int MAX_CONTEXTS = 256;

  private static final int SESSION_SECONDS = 24 * 60 * 60;

  /**
   * Mozilla's intermediate profile, guideline 6.0, as far as the JDK has it: ephemeral keys and
   * AEAD only.
   */
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  };

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final X509TrustManager clients;
  private final ConcurrentMap<ContextKey, SSLContext> contexts = new ConcurrentHashMap<>();

  EngineFactory(X509TrustManager clients) {
    this.clients = clients;
  }

  SSLEngine engine(TlsPolicy policy) {
    SSLEngine engine = context(policy).createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setCipherSuites(SUITES);
    // The client knows whether its processor has AES instructions.
    parameters.setUseCipherSuitesOrder(false);
    parameters.setApplicationProtocols(policy.applicationProtocols().toArray(String[]::new));
    switch (policy.clientAuthentication()) {
      case NONE -> {}
      case OPTIONAL -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLContext context(TlsPolicy policy) {
    ContextKey wanted = new ContextKey(policy.certificate(), policy.clientAuthentication());
    SSLContext present = contexts.get(wanted);
    if (present != null) {
      return present;
    }
    if (contexts.size() >= MAX_CONTEXTS) {
      List<ContextKey> all = new ArrayList<>(contexts.keySet());
      all.forEach(contexts::remove);
    }
    return contexts.computeIfAbsent(wanted, key -> newContext(key.certificate()));
  }

  private SSLContext newContext(CertifiedKey certificate) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys = {new SingleKeyManager(certificate)};
      context.init(keys, new TrustManager[] {clients}, new SecureRandom());
      context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  private record ContextKey(CertifiedKey certificate, TlsPolicy.ClientAuthentication mode) {}
}
