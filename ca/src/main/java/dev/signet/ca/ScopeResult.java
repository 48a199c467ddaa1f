// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Finding;

/** Whether the current intermediate may certify what was asked. */
public sealed interface ScopeResult {
  /**
   * It could already.
   *
   * @param issuer the current intermediate
   */
  record Covered(Issuer issuer) implements ScopeResult {}

  /**
   * A new intermediate was made for it.
   *
   * @param issuer the new one
   */
  record Extended(Issuer issuer) implements ScopeResult {}

  /**
   * It may not, and the one before stays.
   *
   * @param finding why
   */
  record Refused(Finding finding) implements ScopeResult {}
}
