// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import java.util.Base64;

/** Base64url without padding (RFC 8555, 6.1: "trailing '=' characters MUST be stripped"). */
final class Base64Url {
  private Base64Url() {}

  /** The bytes of a text, or a refusal that says what could not be read. */
  static byte[] decode(String text, String what) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      // Bits that stand for nothing would let one value be written in several ways.
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw Finding.about(AcmeCode.JWS_MALFORMED)
        .subject(what)
        .wanted("base64url without padding")
        .found("something else")
        .toException();
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
