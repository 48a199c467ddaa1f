// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import java.time.Instant;

/**
 * What an authority says of when a certificate is to be replaced (RFC 9773, 4.2).
 *
 * @param start from when on; {@link Instant#MAX} where it says nothing
 * @param end until when
 * @param askAgain when to ask again
 */
public record RenewalWindow(Instant start, Instant end, Instant askAgain) {
  /** The authority says nothing. */
  public static RenewalWindow none(Instant askAgain) {
    return new RenewalWindow(Instant.MAX, Instant.MAX, askAgain);
  }

  /** Whether the authority said something. */
  public boolean isGiven() {
    return start.isBefore(Instant.MAX);
  }
}
