// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import io.netty.util.AsciiString;
import io.netty.util.NetUtil;
import java.time.Duration;

/**
 * HTTP Strict Transport Security (RFC 6797).
 *
 * @param maxAge for how long browsers keep to HTTPS; zero sends nothing
 * @param includeSubDomains whether it binds every host below; cannot be taken back for so long
 */
public record Hsts(Duration maxAge, boolean includeSubDomains) {
  /** Two years, as Mozilla's guideline has it, and without subdomains until that is asked for. */
  public static final Hsts STANDARD = new Hsts(Duration.ofDays(730), false);

  /** The field's value. */
  AsciiString value() {
    return AsciiString.of(
        "max-age=" + maxAge.toSeconds() + (includeSubDomains ? "; includeSubDomains" : ""));
  }

  /**
   * Whether a host may be pinned. HSTS knows no port: for localhost it would break whatever else
   * the developer runs there. For addresses it is without effect (RFC 6797, 8.1.1).
   */
  static boolean isPinnable(String host) {
    boolean local = host.equals("localhost") || host.endsWith(".localhost");
    boolean address = host.startsWith("[") || NetUtil.isValidIpV4Address(host);
    return !local && !address;
  }
}
