// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerWriter;

/** The question that an OCSP responder is asked (RFC 6960, 4.1.1). */
public final class OcspRequest {
  private OcspRequest() {}

  /**
   * The question about one certificate, without nonce: responders that answer in advance, which
   * most do, could not repeat one (RFC 9654, 2.1 makes it optional).
   *
   * @return an OCSPRequest in DER
   */
  public static Bytes about(Certificate certificate, Certificate issuer) {
    OcspCertificateId id = OcspCertificateId.of(certificate, issuer);
    return Bytes.of(
        new DerWriter()
            .sequence(request ->
                request.sequence(
                    body -> body.sequence(list -> list.sequence(one -> id.write(one)))))
            .toArray());
  }
}
