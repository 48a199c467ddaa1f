// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import java.util.List;

/** What an authority answered. */
public sealed interface Enrolment {
  /**
   * It issued a certificate.
   *
   * @param chain the certificate first, the root left out
   */
  record Enrolled(List<Certificate> chain) implements Enrolment {
    /** Copies the chain and refuses an empty one. */
    public Enrolled {
      chain = List.copyOf(chain);
      if (chain.isEmpty()) {
        throw new IllegalArgumentException("a chain has a certificate");
      }
    }
  }

  /**
   * It did not.
   *
   * @param report why
   */
  record Refused(Report report) implements Enrolment {}
}
