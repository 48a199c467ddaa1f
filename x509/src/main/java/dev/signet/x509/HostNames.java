// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text rules of host names. */
final class HostNames {
  /** RFC 1035, 2.3.4. */
  static final int MAX_CHARS = 253;

  private static final int MAX_LABEL = 63;

  /**
   * Letters, digits and hyphens, and the underscore, which RFC 1123 forbids but services in use
   * have.
   */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");

  private HostNames() {}

  /**
   * A host name in lower case and ASCII, one final dot dropped; the first label may be a wildcard.
   */
  static String ascii(String host) {
    String ascii = host;
    if (host.chars().anyMatch(c -> c > 0x7f)) {
      try {
        ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
      } catch (IllegalArgumentException e) {
        throw malformed(host, "characters that host names cannot have");
      }
    }
    String lower = ascii.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (!isName(name.startsWith("*.") ? name.substring(2) : name)) {
      throw malformed(host, "something that is no host name");
    }
    return name;
  }

  /** Whether text in lower case is a host name without wildcard. */
  static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_CHARS) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (label.length() > MAX_LABEL || !LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  private static FindingException malformed(String host, String found) {
    return Finding.about(X509Code.HOST_NAME_MALFORMED)
        .subject(Printable.line(host))
        .found(found)
        .toException();
  }
}
