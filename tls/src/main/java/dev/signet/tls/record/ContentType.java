// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import org.jspecify.annotations.Nullable;

/** What a record holds, RFC 9846 5.1. */
public enum ContentType {
  /** One byte that TLS 1.3 sends for middleboxes alone and TLS 1.2 before new keys. */
  CHANGE_CIPHER_SPEC(20),
  /** Alerts. */
  ALERT(21),
  /** Handshake messages or parts of them. */
  HANDSHAKE(22),
  /** The application's data. */
  APPLICATION_DATA(23);

  private final int code;

  ContentType(int code) {
    this.code = code;
  }

  /** The type that has this code, or null. */
  public static @Nullable ContentType of(int code) {
    return switch (code) {
      case 20 -> CHANGE_CIPHER_SPEC;
      case 21 -> ALERT;
      case 22 -> HANDSHAKE;
      case 23 -> APPLICATION_DATA;
      default -> null;
    };
  }

  /** The byte of the wire. */
  public int code() {
    return code;
  }
}
