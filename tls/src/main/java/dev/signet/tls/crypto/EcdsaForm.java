// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.wire.Bytes;

/**
 * The one form that an ECDSA signature may have: {@code SEQUENCE { r INTEGER, s INTEGER }} in DER
 * (RFC 9846 4.2.3). The JDK takes integers without their leading zero as well, so that one
 * signature would have several forms.
 */
final class EcdsaForm {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 2;
  private static final int SHORT_FORM = 0x80;
  private static final int ONE_BYTE_FORM = 0x81;

  private EcdsaForm() {}

  static boolean isDer(Bytes signature) {
    int content = contentOf(signature);
    if (content < 0) {
      return false;
    }
    int second = afterInteger(signature, content);
    return second > 0 && afterInteger(signature, second) == signature.length();
  }

  // Where the content begins, or -1: the sequence must end where the signature does.
  private static int contentOf(Bytes signature) {
    if (signature.length() < 8 || signature.at(0) != SEQUENCE) {
      return -1;
    }
    int length = signature.at(1);
    if (length < SHORT_FORM) {
      return length == signature.length() - 2 ? 2 : -1;
    }
    boolean fits = length == ONE_BYTE_FORM && signature.at(2) >= SHORT_FORM;
    return fits && signature.at(2) == signature.length() - 3 ? 3 : -1;
  }

  // Where the integer that begins here ends, or -1: it must be positive and as short as can be.
  private static int afterInteger(Bytes signature, int at) {
    if (at + 2 >= signature.length() || signature.at(at) != INTEGER) {
      return -1;
    }
    int length = signature.at(at + 1);
    int end = at + 2 + length;
    if (length == 0 || length >= SHORT_FORM || end > signature.length()) {
      return -1;
    }
    boolean negative = signature.at(at + 2) >= 0x80;
    boolean padded = length > 1 && signature.at(at + 2) == 0 && signature.at(at + 3) < 0x80;
    return negative || padded ? -1 : end;
  }
}
