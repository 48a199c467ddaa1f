// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;

/** Where certificates come from: an authority in this process, or one day a far one. May block. */
public interface Enroller {
  /** Asks for a certificate. The private key stays here. */
  Enrolment enrol(CertificateRequest request);

  /**
   * Whether the authority still stands behind a certificate of an earlier day: it has issued it and
   * revoked neither it nor the intermediate that signed it. One that it does not know is replaced
   * at once.
   */
  boolean standsBehind(Certificate certificate);
}
