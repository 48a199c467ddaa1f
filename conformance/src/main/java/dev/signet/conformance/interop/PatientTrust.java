// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The JDK's judge of certificates for other providers: it knows the kinds of key exchange by the
 * JDK's names alone.
 */
final class PatientTrust extends X509ExtendedTrustManager {
  /** What Conscrypt calls TLS 1.3, which has one kind alone. */
  private static final String FOREIGN = "GENERIC";

  private static final String OWN = "UNKNOWN";

  private final X509ExtendedTrustManager judge;

  PatientTrust(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, own(type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, own(type), socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, own(type), engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkServerTrusted(chain, own(type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkServerTrusted(chain, own(type), socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkServerTrusted(chain, own(type), engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }

  private static String own(String type) {
    return type.equals(FOREIGN) ? OWN : type;
  }
}
