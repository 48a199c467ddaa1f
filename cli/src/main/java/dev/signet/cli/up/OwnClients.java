// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.SerialNumber;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Takes clients with a certificate that our own authority issued, by comparing it with the log.
 * Whether it is still good for what they ask, and why not, is told by who answers them: an alert
 * could not say it.
 */
final class OwnClients implements X509TrustManager {
  private final CertificateAuthority authority;

  OwnClients(CertificateAuthority authority) {
    this.authority = authority;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    Certificate shown;
    try {
      shown = Certificate.of(chain[0]);
      if (isOurs(shown)) {
        return;
      }
    } catch (FindingException e) {
      throw new CertificateException(e.finding().headline(), e);
    }
    throw new CertificateException("this authority did not issue it: " + shown.shortText());
  }

  private boolean isOurs(Certificate shown) {
    String serial = new SerialNumber(shown.serial()).hex();
    return authority.certificate(serial).filter(shown::equals).isPresent();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is the server");
  }

  /** What a client with several certificates chooses by. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority.root().certificate().toX509()};
  }
}
