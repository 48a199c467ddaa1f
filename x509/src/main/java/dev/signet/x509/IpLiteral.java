// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses in text, without ever asking a resolver. */
final class IpLiteral {
  /**
   * The JDK also takes the old forms with fewer numbers, which are host names to everybody else.
   */
  private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private IpLiteral() {}

  /** The 4 or 16 bytes of an address; a bracketed IPv6 address counts as one. */
  static Optional<Bytes> parse(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean possible =
        bare.indexOf(':') >= 0 ? bare.indexOf('%') < 0 : FOUR_NUMBERS.matcher(bare).matches();
    if (!possible) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bytes.of(InetAddress.ofLiteral(bare).getAddress()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
