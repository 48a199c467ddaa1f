// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.time.Instant;
import java.util.List;

/** The revocations. */
public interface RevocationLog {
  /**
   * Revokes a certificate and tells the change feed, in one transaction. Where its key was in other
   * hands, the key is never certified again, and all other certificates with it are revoked too.
   *
   * @param serial in its normal form, of a certificate that the issuance log knows
   * @return the serial numbers that are revoked by this, the one that was asked for first; none
   *     where it was revoked already, and then nothing was written
   */
  List<String> revoke(String serial, CertificateRecord.Revocation revocation);

  /** What is known of a serial number, in its normal form, of an issuer. */
  Standing standing(String issuer, String serial);

  /** The place of the newest revocation within a scope; 0 where there is none. */
  long latest(CrlScope scope);

  /** The revocations within a scope that a list covers, in their order. */
  List<Entry> entries(CrlScope scope, CrlRecord.Coverage coverage);

  /**
   * A revoked certificate.
   *
   * @param serial its serial number in hexadecimal
   * @param reason why
   * @param at when
   */
  record Entry(String serial, RevocationReason reason, Instant at) {}
}
