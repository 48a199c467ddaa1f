// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import dev.signet.explain.Redacted;

/** What a request shows to say who it comes from. */
public sealed interface Credential {
  /**
   * A bearer token (RFC 6750 section 2.1).
   *
   * @param token as it stood in the header, at most 16 KiB
   */
  record Bearer(Redacted token) implements Credential {}

  /**
   * A browser session, from our {@code __Host-} cookie.
   *
   * @param id the cookie's value
   */
  record Session(Redacted id) implements Credential {}

  /** No credential came. */
  record None() implements Credential {}
}
