// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.TlsFeatures;
import dev.signet.x509.X509Code;
import java.util.Optional;

/**
 * A certificate that says that its server staples its status (RFC 7633), where a trust manager of
 * the application judges it. Our own judge reads the staple.
 */
public final class MustStaple {
  private MustStaple() {}

  /**
   * Checks that a staple came where it has to. What the staple says is for those who read it.
   *
   * @param leaf the server's own certificate
   * @param stapled whether an OCSP response came, after one was asked for
   * @return the finding, or empty
   */
  public static Optional<Finding> check(Certificate leaf, boolean stapled) {
    // RFC 7633, 4.2.3.1: a client "SHOULD" treat a handshake without it "as invalid".
    boolean promised =
        leaf.extension(TlsFeatures.class)
            .filter(features -> features.features().contains(TlsFeatures.STATUS_REQUEST))
            .isPresent();
    return promised && !stapled
        ? Optional.of(
            Finding.about(X509Code.OCSP_STAPLE_MISSING)
                .subject(leaf.shortText())
                .wanted("a stapled response that says that the certificate is good")
                .found("no response")
                .build())
        : Optional.empty();
  }
}
