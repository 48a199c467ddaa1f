// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.testkit.TestIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * One key, held ready for every provider: the JDK's own managers ask each time, one of them
 * decrypts it each time, and others do not know what all providers call their keys.
 */
final class HeldKey extends X509ExtendedKeyManager {
  private static final String ALIAS = "server";

  private final X509Certificate[] chain;
  private final PrivateKey key;

  HeldKey(TestIdentity identity) {
    this.chain = identity.chain().toArray(new X509Certificate[0]);
    this.key = identity.keys().getPrivate();
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    String algorithm = key.getAlgorithm();
    boolean isMine = keyType.equals(algorithm) || keyType.matches(algorithm + "[/_].*");
    return isMine ? ALIAS : null;
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
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
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
