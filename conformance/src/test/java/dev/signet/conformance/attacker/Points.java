// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import static dev.signet.conformance.attacker.Faulty.hex;

import java.util.List;

/** Public keys that are none, or give away what they are used with. */
final class Points {
  /**
   * What X25519 makes zeros of: the points of order 1, 2, 4 and 8 and those of the twist, and their
   * forms that are not below the prime (RFC 7748, 6.1; the list is known from Curve25519's page).
   */
  static final List<String> LOW_ORDER_25519 =
      List.of(
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
          "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  /** A point of order 3 on a curve that differs from P-256 in its last constant alone. */
  static final byte[] INVALID_CURVE =
      hex(
          "04"
              + "1e2feb89414c343c1027c4d1c386bbc4cd613e30d8f16adf91b7584a2265b1f5"
              + "4dbab6bb7936314b725204b5a5e2808da92a2ccdaea523a5794edd9fb930bc14");

  private static final String BASE_X =
      "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
  private static final String BASE_Y =
      "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

  /** The prime of P-256. */
  private static final String PRIME =
      "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";

  private Points() {}

  /** The base point of P-256 with one bit changed. */
  static byte[] offCurve() {
    byte[] point = hex("04" + BASE_X + BASE_Y);
    point[point.length - 1] ^= 1;
    return point;
  }

  /** A first coordinate that is the prime, where only less is allowed. */
  static byte[] beyondThePrime() {
    return hex("04" + PRIME + BASE_Y);
  }

  /** A right point in a form that nobody offered. */
  static byte[] compressedBase() {
    return hex("03" + BASE_X);
  }
}
