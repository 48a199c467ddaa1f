// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.tls.suite.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signature schemes as the tests name them. */
final class TestSchemes {
  /** RFC 9846, 4.2.3 and the one of TLS 1.1: the engine neither makes nor takes them. */
  private static final Set<Integer> SHA1 = Set.of(0x0201, 0x0203, 0xff01);

  private TestSchemes() {}

  /**
   * The scheme of a code point; empty for one with SHA-1, which the engine refuses by not knowing
   * it.
   */
  static Optional<SignatureScheme> of(int code) throws NotImplemented {
    SignatureScheme scheme = SignatureScheme.of(code);
    if (scheme == null && !SHA1.contains(code)) {
      throw new NotImplemented("the signature scheme 0x" + Integer.toHexString(code));
    }
    return Optional.ofNullable(scheme);
  }

  /** Those that a test wants accepted; the standard ones where the engine has none of them. */
  static List<SignatureScheme> all(List<Integer> codes, List<SignatureScheme> standard)
      throws NotImplemented {
    List<SignatureScheme> known = new ArrayList<>();
    for (int code : codes) {
      of(code).ifPresent(known::add);
    }
    return known.isEmpty() ? standard : known;
  }
}
