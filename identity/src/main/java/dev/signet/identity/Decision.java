// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import dev.signet.explain.Finding;

/**
 * What a gate does with a request. 401 and 403 are different types, so that they cannot be mixed
 * up.
 */
public sealed interface Decision {
  /**
   * The request may pass.
   *
   * @param principal whom the upstream is told of
   */
  record Allowed(Principal principal) implements Decision {}

  /**
   * 401: it is not known who asks.
   *
   * @param finding which check failed
   * @param shown whether a credential came at all: without one, RFC 6750 section 3.1 wants no error
   *     code
   */
  record Unauthenticated(Finding finding, boolean shown) implements Decision {}

  /**
   * 403: it is known who asks, and that is not enough.
   *
   * @param missing the role that would have sufficed
   * @param finding the same for people
   */
  record Forbidden(Role missing, Finding finding) implements Decision {}

  /**
   * 503: it cannot be decided now.
   *
   * @param finding what is missing
   */
  record Undecided(Finding finding) implements Decision {}
}
