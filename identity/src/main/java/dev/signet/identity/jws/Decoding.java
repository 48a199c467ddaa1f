// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity.jws;

/** What came of decoding a token. */
public sealed interface Decoding {
  /**
   * The form is right; nothing has been verified.
   *
   * @param token what it says
   */
  record Decoded(CompactToken token) implements Decoding {}

  /**
   * The form is wrong.
   *
   * @param defect which check failed
   * @param found what stood there, fit for people; never the token itself
   */
  record Defective(Defect defect, String found) implements Decoding {}
}
