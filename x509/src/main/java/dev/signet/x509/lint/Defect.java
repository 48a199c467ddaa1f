// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.der.ByteRange;
import java.util.Optional;

/**
 * What a lint found.
 *
 * @param found what is there, as a phrase
 * @param range where
 */
record Defect(String found, ByteRange range) {
  /** A defect where something is broken. */
  static Optional<Defect> when(boolean broken, ByteRange range, String found) {
    return broken ? Optional.of(new Defect(found, range)) : Optional.empty();
  }
}
