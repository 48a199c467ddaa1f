// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Finding;
import java.time.Instant;

/** What became of a request to revoke a certificate. */
public sealed interface RevocationResult {
  /**
   * It is revoked from now on.
   *
   * @param serial the certificate's serial number in hexadecimal
   * @param at the time in the CRL
   */
  record Revoked(String serial, Instant at) implements RevocationResult {}

  /**
   * Nothing changed.
   *
   * @param finding why
   */
  record Refused(Finding finding) implements RevocationResult {}
}
