// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.GeneralName;
import dev.signet.x509.der.Bytes;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;

/**
 * A range of IP addresses: those that agree with one address in their first bits.
 *
 * <p>Immutable; equal by content.
 */
public final class Network {
  private static final int BITS_PER_BYTE = 8;

  private final byte[] address;
  private final int prefix;

  private Network(byte[] address, int prefix) {
    this.address = masked(address, prefix);
    this.prefix = prefix;
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code ::1/128} or a single address; bits behind the prefix are
   * cleared.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address =
        InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    int bits = address.length * BITS_PER_BYTE;
    int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("a prefix of " + bits + " bits at most: " + text);
    }
    return new Network(address, prefix);
  }

  /** The range of one address alone. */
  public static Network single(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new Network(bytes, bytes.length * BITS_PER_BYTE);
  }

  /** Whether an address of 4 or 16 bytes lies in this range. */
  public boolean contains(byte[] candidate) {
    return candidate.length == address.length && Arrays.equals(address, masked(candidate, prefix));
  }

  /** Whether every address of another range lies in this one. */
  public boolean includes(Network other) {
    return other.prefix >= prefix && contains(other.address);
  }

  /**
   * The address and the mask behind each other, as a name constraint has them (RFC 5280, 4.2.1.10).
   */
  public byte[] constraint() {
    byte[] ones = new byte[address.length];
    Arrays.fill(ones, (byte) 0xff);
    byte[] both = Arrays.copyOf(address, address.length * 2);
    System.arraycopy(masked(ones, prefix), 0, both, address.length, address.length);
    return both;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Network that
        && prefix == that.prefix
        && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return Objects.hash(prefix, Arrays.hashCode(address));
  }

  /** The form that {@link #parse} reads, for instance {@code 127.0.0.0/8}. */
  @Override
  public String toString() {
    return new GeneralName.IpAddress(Bytes.of(address)).value() + "/" + prefix;
  }

  private static byte[] masked(byte[] address, int prefix) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.clamp(prefix - (long) i * BITS_PER_BYTE, 0, BITS_PER_BYTE);
      masked[i] &= (byte) (0xff00 >> kept);
    }
    return masked;
  }
}
