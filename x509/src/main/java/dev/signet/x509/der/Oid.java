// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.math.BigInteger;
import java.util.Objects;

/**
 * An object identifier.
 *
 * @param dotted the arcs in decimal, for instance {@code 2.5.29.17}
 */
public record Oid(String dotted) {
  /**
   * Real identifiers have fewer than 20 bytes; a longer one is an attempt to make big numbers
   * costly.
   */
  static final int MAX_BYTES = 128;

  /** Refuses null. */
  public Oid {
    Objects.requireNonNull(dotted);
  }

  /** The arcs. */
  @Override
  public String toString() {
    return dotted;
  }

  /** X.690, 8.19: base-128 arcs, the first two folded into one. */
  static Oid decode(byte[] content, int offset) {
    if (content.length == 0 || content.length > MAX_BYTES) {
      throw new DerException(offset, "an object identifier of " + content.length + " bytes");
    }
    StringBuilder dotted = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    boolean starts = true;
    for (byte octet : content) {
      if (starts && (octet & 0xff) == 0x80) {
        // 8.19.2: the leading octet of a subidentifier shall not have the value 80.
        throw new DerException(offset, "an object identifier that is not minimal");
      }
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7f));
      starts = octet >= 0;
      if (starts) {
        append(dotted, arc);
        arc = BigInteger.ZERO;
      }
    }
    if (!starts) {
      throw new DerException(offset, "an object identifier that ends within an arc");
    }
    return new Oid(dotted.toString());
  }

  /** The content octets of this identifier (X.690, 8.19), without tag and length. */
  public byte[] content() {
    String[] parts = dotted.split("\\.", -1);
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    BigInteger first = new BigInteger(parts[0]).multiply(BigInteger.valueOf(40));
    encodeArc(out, first.add(new BigInteger(parts[1])));
    for (int i = 2; i < parts.length; i++) {
      encodeArc(out, new BigInteger(parts[i]));
    }
    return out.toByteArray();
  }

  private static void append(StringBuilder dotted, BigInteger arc) {
    if (!dotted.isEmpty()) {
      dotted.append('.').append(arc);
      return;
    }
    int top = arc.min(BigInteger.valueOf(80)).intValue() / 40;
    dotted.append(top).append('.').append(arc.subtract(BigInteger.valueOf(40L * top)));
  }

  private static void encodeArc(java.io.ByteArrayOutputStream out, BigInteger arc) {
    int groups = Math.max(1, (arc.bitLength() + 6) / 7);
    for (int i = groups - 1; i >= 0; i--) {
      out.write((arc.shiftRight(7 * i).intValue() & 0x7f) | (i == 0 ? 0 : 0x80));
    }
  }
}
