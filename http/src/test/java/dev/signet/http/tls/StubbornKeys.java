// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;

/** Shows its one certificate to every server, whichever issuers that names. */
final class StubbornKeys extends X509ExtendedKeyManager {
  private final X509KeyManager keys;

  StubbornKeys(KeyManager keys) {
    this.keys = (X509KeyManager) keys;
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return "own";
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return keys.getCertificateChain(alias);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return keys.getPrivateKey(alias);
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return new String[] {"own"};
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return "";
  }
}
