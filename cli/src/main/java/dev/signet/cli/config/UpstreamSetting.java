// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import java.util.List;

/**
 * What is demanded of an application's host, whichever routes lead to it.
 *
 * @param host as the routes name it
 * @param pins of which the host's chain must have one: the SHA-256 hashes of public keys, two at
 *     least
 */
public record UpstreamSetting(String host, List<String> pins) {
  /** Copies the list. */
  public UpstreamSetting {
    pins = List.copyOf(pins);
  }
}
