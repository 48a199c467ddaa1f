// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate's serial number: positive, 16 bytes, 126 of its bits random.
 *
 * <p>Random so that nobody can prepare a collision of the hash that is to be signed; the Baseline
 * Requirements (7.1) want 64 bits of it. RFC 5280, 4.1.2.2: "conforming CAs MUST NOT use
 * serialNumber values longer than 20 octets".
 *
 * @param value the number
 */
public record SerialNumber(BigInteger value) {
  private static final int LENGTH = 16;
  private static final int TOP_BITS = 0x3f;
  private static final int NEVER_ZERO = 0x40;

  /** Draws a number. That no other certificate has it, the log's primary key decides. */
  public static SerialNumber draw(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    bytes[0] = (byte) ((bytes[0] & TOP_BITS) | NEVER_ZERO);
    return new SerialNumber(new BigInteger(bytes));
  }

  /**
   * What a user typed, as the log has it: lower case, without colons, spaces and a leading {@code
   * 0x} or zero byte.
   */
  public static String normal(String typed) {
    String digits = typed.toLowerCase(Locale.ROOT).replaceAll("^0x|[:\\s]", "");
    return digits.replaceAll("^(00)+(?=.)", "");
  }

  /** Lower-case hexadecimal, as the log has it. */
  public String hex() {
    return HexFormat.of().formatHex(value.toByteArray());
  }
}
