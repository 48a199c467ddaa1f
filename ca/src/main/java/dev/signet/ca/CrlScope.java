// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

/**
 * The certificates that a list of revoked ones is about.
 *
 * @param issuer the id of the issuer
 * @param shard the part of them, from 1, or 0: all of them
 */
public record CrlScope(String issuer, long shard) {
  /** All certificates of an issuer. */
  public static CrlScope whole(String issuer) {
    return new CrlScope(issuer, 0);
  }

  /** Whether these are all certificates of the issuer. */
  public boolean isWhole() {
    return shard == 0;
  }
}
