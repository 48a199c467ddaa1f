// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.http.CertifiedKey;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows one certificate. Holds the key ready: JSSE's own over PKCS#12 decrypts it in every
 * handshake. Looks at no session, since JSSE gives none while it checks a ticket, and an exception
 * there would silently turn resumption off.
 */
final class SingleKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "key";

  private final CertifiedKey key;
  private final X509Certificate[] chain;
  private final String algorithm;

  SingleKeyManager(CertifiedKey key) {
    this.key = key;
    this.chain = key.chain().toArray(X509Certificate[]::new);
    this.algorithm = chain[0].getPublicKey().getAlgorithm();
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return suits(keyType) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return suits(keyType) ? ALIAS : null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return suits(keyType) ? new String[] {ALIAS} : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key.key();
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

  /** JSSE says RSASSA-PSS for a key that is usable with PSS only, and RSA for others. */
  private boolean suits(String keyType) {
    return keyType.equals(algorithm) || (keyType.equals("EdDSA") && algorithm.startsWith("Ed"));
  }
}
