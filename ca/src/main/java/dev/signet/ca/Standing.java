// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.time.Instant;

/** What is known of a serial number at this moment. */
public sealed interface Standing {
  /** A certificate with it was handed out and is not revoked. */
  record Good() implements Standing {}

  /**
   * A certificate with it is revoked.
   *
   * @param reason why
   * @param at since when
   */
  record Revoked(RevocationReason reason, Instant at) implements Standing {}

  /** The issuer handed out no certificate with it. */
  record Unknown() implements Standing {}
}
