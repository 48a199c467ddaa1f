// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import dev.signet.explain.Redacted;
import java.text.Normalizer;

/** The form in which passwords are compared: the OpaqueString profile of PRECIS (RFC 8265, 4.2). */
final class PasswordText {
  private PasswordText() {}

  /**
   * Other spaces become U+0020 and the text NFC, because keyboards differ; nothing else is changed
   * or cut off.
   */
  static String prepared(Redacted password) {
    StringBuilder text = new StringBuilder(password.reveal().length());
    password
        .reveal()
        .codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(text::appendCodePoint);
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
