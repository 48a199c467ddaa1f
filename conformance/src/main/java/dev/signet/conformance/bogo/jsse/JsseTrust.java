// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.Settings;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts everything, or nothing where the test says so. */
final class JsseTrust extends X509ExtendedTrustManager {
  private volatile boolean refuses;

  void judge(Settings settings) {
    // A side that does not insist on a verified peer goes on when the check fails.
    boolean insists =
        settings.has(Flag.VERIFY_PEER) || settings.has(Flag.REQUIRE_ANY_CLIENT_CERTIFICATE);
    refuses = settings.has(Flag.VERIFY_FAIL) && insists;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge();
  }

  private void judge() throws CertificateException {
    if (refuses) {
      throw new CertificateException("the test wants it refused");
    }
  }
}
