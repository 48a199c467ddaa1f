// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * One key, held ready for every provider: each calls kinds of keys by names of its own, and the
 * JDK's own managers decrypt it in each handshake.
 */
public final class TestKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "only";

  private final X509Certificate[] chain;
  private final PrivateKey key;

  /** Shows this identity, to servers and to clients. */
  public TestKeyManager(TestIdentity identity) {
    this.chain = identity.chain().toArray(new X509Certificate[0]);
    this.key = identity.keys().getPrivate();
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    String kind = key.getAlgorithm().equals("EdDSA") ? "(EdDSA|Ed25519)" : key.getAlgorithm();
    return keyType.matches(kind + "([/_].*)?") ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chooseEngineServerAlias(keyType, issuers, null);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return chooseEngineServerAlias(keyType, issuers, null) == null ? null : new String[] {ALIAS};
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return getServerAliases(keyType, issuers);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    for (String keyType : keyTypes) {
      if (chooseEngineServerAlias(keyType, issuers, engine) != null) {
        return ALIAS;
      }
    }
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chooseEngineClientAlias(keyTypes, issuers, null);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }
}
