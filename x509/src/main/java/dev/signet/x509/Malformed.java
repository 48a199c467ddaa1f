// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.der.DerException;

/** Turns what a reader could not read into a finding that can be thrown. */
final class Malformed {
  private Malformed() {}

  static FindingException exception(X509Code code, DerException e) {
    return Finding.about(code)
        .found(e.problem())
        .with("offset", Integer.toString(e.offset()))
        .toException();
  }
}
