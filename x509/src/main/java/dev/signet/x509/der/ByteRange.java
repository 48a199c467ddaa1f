// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

/**
 * Where something stands in the bytes that were read.
 *
 * @param from the first byte, counted from 0
 * @param to behind the last byte
 */
public record ByteRange(int from, int to) {
  /** First and last byte, as people write ranges: {@code 120-155}. */
  public String text() {
    return from + "-" + (to - 1);
  }
}
