// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.der.ByteRange;

/**
 * Bytes next to each other that are one thing: a value without parts, or the tag and length of one
 * that has parts.
 *
 * @param range where it stands
 * @param depth in how many values it lies
 * @param path what it is called, from the outside inwards: {@code
 *     certificate.tbsCertificate.serialNumber}
 * @param value what it says, safe to print
 */
public record Segment(ByteRange range, int depth, String path, String value) {
  /** The last part of the path. */
  public String label() {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
