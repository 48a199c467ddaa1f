// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity.jws;

import java.util.Arrays;
import java.util.Base64;

/** Base64url without padding (RFC 7515, 2), in its one canonical form. */
final class StrictBase64 {
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private StrictBase64() {}

  static byte[] decode(byte[] text) {
    byte[] bytes;
    try {
      bytes = DECODER.decode(text);
    } catch (IllegalArgumentException e) {
      throw new DefectException(Defect.NOT_BASE64URL, "characters outside of the alphabet");
    }
    // RFC 4648, 3.5: pad bits may be ignored by decoders; then one token has several spellings.
    if (!Arrays.equals(ENCODER.encode(bytes), text)) {
      throw new DefectException(Defect.NOT_BASE64URL, "padding or bits that stand for nothing");
    }
    return bytes;
  }
}
