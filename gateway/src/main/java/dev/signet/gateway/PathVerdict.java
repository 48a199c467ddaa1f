// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;

/** What became of a request target: a path that every reader reads alike, or why not. */
public sealed interface PathVerdict permits RoutePath, PathVerdict.Refused {
  /**
   * The target is not passed on.
   *
   * @param finding which rule it breaks
   */
  record Refused(Finding finding) implements PathVerdict {}
}
