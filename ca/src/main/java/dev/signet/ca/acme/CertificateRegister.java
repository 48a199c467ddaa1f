// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.x509.der.Bytes;
import java.time.Instant;

/**
 * Revokes certificates (RFC 8555, 7.6) and says when to renew them (RFC 9773). Refusals are {@link
 * dev.signet.explain.FindingException}s with an {@link AcmeCode}.
 */
public interface CertificateRegister {
  /**
   * Revokes a certificate.
   *
   * @param certificate in DER
   * @param reason a number of RFC 5280, 5.3.1
   */
  void revoke(Requester requester, Bytes certificate, long reason);

  /**
   * When a certificate is best renewed.
   *
   * @param authority its issuer's key identifier in hexadecimal
   * @param serial its serial number as the log has it
   */
  RenewalWindow renewal(String authority, String serial);

  /** Who asks for a revocation. */
  sealed interface Requester {
    /**
     * An account.
     *
     * @param account which
     */
    record Account(AcmeAccount account) implements Requester {}

    /**
     * Whoever holds the certificate's key.
     *
     * @param key that key
     */
    record Holder(AccountKey key) implements Requester {}
  }

  /**
   * The time in which to renew.
   *
   * @param start its first moment
   * @param end its last moment
   */
  record RenewalWindow(Instant start, Instant end) {}
}
