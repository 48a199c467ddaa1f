// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.Objects;

/**
 * Where a rule is written down.
 *
 * @param document for instance {@code RFC 5280}
 * @param section for instance {@code 4.2.1.6}, or empty for the whole document
 */
public record Reference(String document, String section) {
  /** Refuses null parts. */
  public Reference {
    Objects.requireNonNull(document);
    Objects.requireNonNull(section);
  }

  /** The reference as people write it: {@code RFC 5280, 4.2.1.6}. */
  @Override
  public String toString() {
    return section.isEmpty() ? document : document + ", " + section;
  }
}
