// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import java.util.Locale;

/** What a login is remembered by. */
public enum LoginKind {
  /** A browser's cookie. */
  SESSION,
  /** A line of refresh tokens, each of which replaces the one before. */
  FAMILY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LoginKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
