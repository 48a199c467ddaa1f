// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Finding;
import java.time.Instant;
import java.util.List;

/** What became of a request to revoke a certificate. */
public sealed interface RevocationResult {
  /**
   * It is revoked from now on.
   *
   * @param serial the certificate's serial number in hexadecimal
   * @param at the time in the CRL
   * @param others serial numbers of further certificates with the same key, which was in other
   *     hands
   */
  record Revoked(String serial, Instant at, List<String> others) implements RevocationResult {
    /** Copies the list. */
    public Revoked {
      others = List.copyOf(others);
    }
  }

  /**
   * Nothing changed.
   *
   * @param finding why
   */
  record Refused(Finding finding) implements RevocationResult {}
}
