// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import dev.signet.conformance.bogo.settings.CredentialSettings;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows the credential of the current connection. */
final class JsseKeys extends X509ExtendedKeyManager {
  private static final String ALIAS = "only";

  private volatile @Nullable PrivateKey key;
  private volatile X509Certificate[] chain = {};

  void show(CredentialSettings credential, TestFiles files)
      throws IOException, GeneralSecurityException {
    key = credential.has(Flag.KEY_FILE) ? files.key(credential.text(Flag.KEY_FILE)) : null;
    List<X509Certificate> read = new ArrayList<>();
    if (credential.has(Flag.CERT_FILE)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (byte[] der : files.chain(credential.text(Flag.CERT_FILE))) {
        read.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    }
    chain = read.toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    return fits(type) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
    for (String type : types) {
      if (fits(type)) {
        return ALIAS;
      }
    }
    return null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return fits(type) ? new String[] {ALIAS} : null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return getClientAliases(type, issuers);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  private boolean fits(String type) {
    PrivateKey known = key;
    // JSSE asks for EC_EC where it means a certificate that was signed with ECDSA too.
    return known != null
        && chain.length > 0
        && chain[0].getPublicKey().getAlgorithm().equals(type.split("_", 2)[0]);
  }
}
