// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import dev.signet.explain.Finding;

/** What came of verifying an access token. */
public sealed interface TokenVerdict {
  /**
   * The token holds by itself; whether its login and account still do is another question.
   *
   * @param token the proof
   */
  record Holds(VerifiedToken token) implements TokenVerdict {}

  /**
   * The token does not hold.
   *
   * @param finding which check failed
   */
  record Fails(Finding finding) implements TokenVerdict {}
}
