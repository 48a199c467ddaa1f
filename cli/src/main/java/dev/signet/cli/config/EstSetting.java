// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How certificates renew themselves.
 *
 * @param host at which clients are asked for a certificate; empty: at none
 * @param grace how long after its end a certificate can be renewed by its key
 */
public record EstSetting(Optional<String> host, Duration grace) {
  /** Nobody is asked, and an end is an end. */
  public static EstSetting defaults() {
    return new EstSetting(Optional.empty(), Duration.ZERO);
  }
}
