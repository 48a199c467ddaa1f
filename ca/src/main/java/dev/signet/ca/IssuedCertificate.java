// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.util.List;

/**
 * A certificate that was issued, logged and read again.
 *
 * @param chain the certificate itself first, then the intermediate; the root left out
 * @param root the root that the chain leads to
 * @param notes what was asked for and left out
 */
public record IssuedCertificate(List<Certificate> chain, Certificate root, List<Finding> notes) {
  /** Copies the lists. */
  public IssuedCertificate {
    chain = List.copyOf(chain);
    notes = List.copyOf(notes);
  }

  /** The certificate itself. */
  public Certificate certificate() {
    return chain.getFirst();
  }
}
