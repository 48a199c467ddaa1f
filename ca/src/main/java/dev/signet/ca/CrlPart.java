// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

/** Which of an issuer's lists of revoked certificates is meant. */
public sealed interface CrlPart {
  /** The list of all that it revoked. */
  record Whole() implements CrlPart {}

  /**
   * The list of some of its certificates, each of which names it (RFC 5280, 5.2.5).
   *
   * @param number from 1
   */
  record Shard(long number) implements CrlPart {}

  /** What has changed since an earlier edition of the whole list (RFC 5280, 5.2.4). */
  record Delta() implements CrlPart {}
}
