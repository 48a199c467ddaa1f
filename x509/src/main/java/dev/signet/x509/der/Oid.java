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

  /** Nine groups of seven bits fit into a long; UUIDs as identifiers have more. */
  private static final int MAX_LONG_GROUPS = 9;

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
    StringBuilder dotted = new StringBuilder(3 * content.length);
    int start = 0;
    for (int i = 0; i < content.length; i++) {
      if (i == start && (content[i] & 0xff) == 0x80) {
        // 8.19.2: the leading octet of a subidentifier shall not have the value 80.
        throw new DerException(offset, "an object identifier that is not minimal");
      }
      if (content[i] >= 0) {
        append(dotted, content, start, i + 1);
        start = i + 1;
      }
    }
    if (start != content.length) {
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

  private static void append(StringBuilder dotted, byte[] content, int from, int to) {
    if (to - from > MAX_LONG_GROUPS) {
      append(dotted, large(content, from, to));
      return;
    }
    long arc = 0;
    for (int i = from; i < to; i++) {
      arc = (arc << 7) | (content[i] & 0x7f);
    }
    if (!dotted.isEmpty()) {
      dotted.append('.').append(arc);
      return;
    }
    long top = Math.min(arc, 80) / 40;
    dotted.append(top).append('.').append(arc - 40 * top);
  }

  private static void append(StringBuilder dotted, BigInteger arc) {
    if (dotted.isEmpty()) {
      dotted.append("2.").append(arc.subtract(BigInteger.valueOf(80)));
    } else {
      dotted.append('.').append(arc);
    }
  }

  private static BigInteger large(byte[] content, int from, int to) {
    BigInteger arc = BigInteger.ZERO;
    for (int i = from; i < to; i++) {
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(content[i] & 0x7f));
    }
    return arc;
  }

  private static void encodeArc(java.io.ByteArrayOutputStream out, BigInteger arc) {
    int groups = Math.max(1, (arc.bitLength() + 6) / 7);
    for (int i = groups - 1; i >= 0; i--) {
      out.write((arc.shiftRight(7 * i).intValue() & 0x7f) | (i == 0 ? 0 : 0x80));
    }
  }
}
