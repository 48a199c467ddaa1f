// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.der.Bytes;
import java.time.Instant;
import java.util.Optional;

/** The lists of revoked certificates that were signed, or were about to be. */
public interface CrlLog {
  /** The highest number that was used in a scope; 0 where none was. */
  long highest(CrlScope scope);

  /** The newest signed list of a scope that is no delta, or the newest delta. */
  Optional<Signed> newest(CrlScope scope, boolean delta);

  /** The oldest signed list of a scope that is no delta and was made since. */
  Optional<Signed> oldestSince(CrlScope scope, Instant since);

  /**
   * Writes down what is about to be signed.
   *
   * @param hash the SHA-256 of the bytes to be signed, in hexadecimal
   * @return false where another node has used the number; then nothing was written
   */
  boolean intend(CrlRecord list, String hash);

  /** Writes down the signature. It is on disk when this returns. */
  void conclude(CrlRecord list, Bytes signature);

  /**
   * A list that was signed.
   *
   * @param list what it is about
   * @param hash the SHA-256 of what was signed, in hexadecimal
   * @param signature the signature
   */
  record Signed(CrlRecord list, String hash, Bytes signature) {}
}
