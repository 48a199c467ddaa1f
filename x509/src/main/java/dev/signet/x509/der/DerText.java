// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The string types of ASN.1 as characters. */
final class DerText {
  private static final Charset UTF_32 = Charset.forName("UTF-32BE");

  private DerText() {}

  static String decode(int tag, Bytes content, int offset) {
    if (isAsciiKind(tag) && content.isAscii()) {
      return content.ascii();
    }
    Charset charset =
        switch (tag) {
          case DerTag.UTF8_STRING -> StandardCharsets.UTF_8;
          case DerTag.PRINTABLE_STRING,
              DerTag.IA5_STRING,
              DerTag.VISIBLE_STRING,
              DerTag.NUMERIC_STRING ->
              StandardCharsets.US_ASCII;
          // By the standard T.61, in practice always Latin-1.
          case DerTag.TELETEX_STRING -> StandardCharsets.ISO_8859_1;
          case DerTag.BMP_STRING -> StandardCharsets.UTF_16BE;
          case DerTag.UNIVERSAL_STRING -> UTF_32;
          default -> throw new DerException(offset, DerTag.name(tag) + " where text is expected");
        };
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(content.toArray())).toString();
    } catch (CharacterCodingException e) {
      throw new DerException(offset, "bytes that are not " + DerTag.name(tag));
    }
  }

  /** The types in which ASCII stands for itself. */
  private static boolean isAsciiKind(int tag) {
    return switch (tag) {
      case DerTag.UTF8_STRING,
          DerTag.PRINTABLE_STRING,
          DerTag.IA5_STRING,
          DerTag.VISIBLE_STRING,
          DerTag.NUMERIC_STRING,
          DerTag.TELETEX_STRING ->
          true;
      default -> false;
    };
  }
}
