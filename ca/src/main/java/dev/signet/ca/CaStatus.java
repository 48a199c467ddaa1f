// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.util.List;

/**
 * The authority at this moment.
 *
 * @param issuers the root, the current intermediate, then the retired ones that still live, newest
 *     first
 * @param rootKeyPresent whether the root's key is in its file
 * @param counts how much was done
 * @param attention what needs a person soon
 */
public record CaStatus(
    List<Issuer> issuers,
    boolean rootKeyPresent,
    Counts counts,
    List<dev.signet.explain.Finding> attention) {
  /** Copies the lists. */
  public CaStatus {
    issuers = List.copyOf(issuers);
    attention = List.copyOf(attention);
  }

  /**
   * How much was done.
   *
   * @param issued certificates that were handed out, those of issuers included
   * @param revoked how many of them were revoked
   * @param unfinished intents without an outcome
   */
  public record Counts(long issued, long revoked, long unfinished) {}
}
