// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The revocations, and the lists that were published of them. */
public interface RevocationLog {
  /**
   * Revokes a certificate and tells the change feed, in one transaction.
   *
   * @param serial in its normal form, of a certificate that the issuance log knows
   * @return false where it was revoked already; then nothing was written
   */
  boolean revoke(String serial, CertificateRecord.Revocation revocation);

  /** What is known of a serial number, in its normal form, of an issuer. */
  Standing standing(String issuer, String serial);

  /** How many certificates of an issuer were ever revoked. */
  long count(String issuer);

  /** The revoked certificates of an issuer that lived beyond a time. */
  List<Entry> entries(String issuer, Instant livedBeyond);

  /** The newest list of an issuer that was published. */
  Optional<RevocationList> latest(String issuer);

  /**
   * Publishes a list.
   *
   * @return false where another node has used its number; then nothing was written
   */
  boolean publish(String issuer, RevocationList crl);

  /**
   * A revoked certificate.
   *
   * @param serial its serial number in hexadecimal
   * @param reason why
   * @param at when
   */
  record Entry(String serial, RevocationReason reason, Instant at) {}
}
