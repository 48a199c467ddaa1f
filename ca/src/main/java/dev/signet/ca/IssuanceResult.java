// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Report;

/** What became of a request for a certificate. */
public sealed interface IssuanceResult {
  /**
   * It was issued.
   *
   * @param certificate the certificate and its chain
   */
  record Issued(IssuedCertificate certificate) implements IssuanceResult {}

  /**
   * It was not, and no key was used.
   *
   * @param report everything that stands against it
   */
  record Refused(Report report) implements IssuanceResult {}
}
