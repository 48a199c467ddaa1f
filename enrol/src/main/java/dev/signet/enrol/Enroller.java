// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import java.time.Duration;
import java.time.Instant;

/** Where certificates come from: an authority in this process, or one day a far one. May block. */
public interface Enroller {
  /** Asks for a certificate. The private key stays here. */
  Enrolment enrol(CertificateRequest request);

  /**
   * Asks for a certificate in the place of one that this authority issued. Most do not want to know
   * which.
   */
  default Enrolment renew(CertificateRequest request, Certificate predecessor) {
    return enrol(request);
  }

  /**
   * Whether the authority still stands behind a certificate of an earlier day: it has issued it and
   * revoked neither it nor the intermediate that signed it. One that it does not know is replaced
   * at once.
   */
  boolean standsBehind(Certificate certificate);

  /**
   * When the authority wants a certificate replaced. One that says nothing of that wants it at once
   * when it no longer stands behind the certificate.
   */
  default RenewalWindow renewalWindow(Certificate certificate, Instant now) {
    Instant askAgain = now.plus(Duration.ofMinutes(1));
    return standsBehind(certificate)
        ? RenewalWindow.none(askAgain)
        : new RenewalWindow(now, now, askAgain);
  }
}
