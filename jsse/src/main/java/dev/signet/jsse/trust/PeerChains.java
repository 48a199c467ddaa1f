// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.FindingException;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** Chains between the engine's bytes, our reader and the JCA. */
public final class PeerChains {
  private PeerChains() {}

  /**
   * Reads what a peer sent.
   *
   * @throws FindingException {@code certificate-malformed}
   */
  public static List<Certificate> read(List<Bytes> chain) {
    return chain.stream().map(der -> Certificate.read(der.toArray())).toList();
  }

  /**
   * Makes the JDK's certificates.
   *
   * @throws FindingException {@code certificate-refused-by-jdk}
   */
  public static X509Certificate[] toJdk(List<Certificate> chain) {
    return chain.stream().map(Certificate::toX509).toArray(X509Certificate[]::new);
  }

  /** Reads certificates of the JCA anew. */
  static List<Certificate> ofJdk(X509Certificate[] chain) throws CertificateException {
    if (chain == null || chain.length == 0) {
      throw new IllegalArgumentException("null or zero-length certificate chain");
    }
    try {
      return Arrays.stream(chain).map(Certificate::of).toList();
    } catch (FindingException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
