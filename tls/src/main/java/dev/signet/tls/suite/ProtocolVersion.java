// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions that Signet speaks, oldest first, so that {@code compareTo} means newer. */
public enum ProtocolVersion {
  /** TLS 1.2, RFC 5246 with RFC 7627. */
  TLS12(0x0303, "TLSv1.2"),
  /** TLS 1.3, RFC 9846. */
  TLS13(0x0304, "TLSv1.3");

  private final int code;
  private final String label;

  ProtocolVersion(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /** All, TLS 1.3 first. */
  public static List<ProtocolVersion> newestFirst() {
    return List.of(TLS13, TLS12);
  }

  /** The version that has this code point, or null where Signet does not speak it. */
  public static @Nullable ProtocolVersion of(int code) {
    return switch (code) {
      case 0x0303 -> TLS12;
      case 0x0304 -> TLS13;
      default -> null;
    };
  }

  /** The two bytes of the wire. */
  public int code() {
    return code;
  }

  /** The name that Java programs use, for instance {@code TLSv1.3}. */
  public String label() {
    return label;
  }
}
