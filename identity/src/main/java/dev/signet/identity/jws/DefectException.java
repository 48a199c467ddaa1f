// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity.jws;

/** Ends the decoding of one token; does not leave this package. */
final class DefectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Defect defect;
  private final String found;

  DefectException(Defect defect, String found) {
    // No stack trace: whoever sends broken tokens must not choose what that costs.
    super(defect.name(), null, false, false);
    this.defect = defect;
    this.found = found;
  }

  Decoding.Defective toDecoding() {
    return new Decoding.Defective(defect, found);
  }
}
