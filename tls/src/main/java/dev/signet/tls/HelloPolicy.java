// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.NamedGroup;
import java.util.List;
import java.util.Optional;

/**
 * What a client's hello looks like, beyond what it offers.
 *
 * @param grease whether reserved values are sprinkled in, so that servers stay tolerant (RFC 8701)
 * @param padded whether a hello of 256 to 511 bytes is made 512 long: there are servers that such
 *     hellos make hang (RFC 7685, 4). With a share of ML-KEM it is longer anyway
 * @param keyShares of which groups keys are sent at once, of those that are offered; without one
 *     the server asks for a second hello. Empty leaves it to the engine
 */
public record HelloPolicy(boolean grease, boolean padded, Optional<List<NamedGroup>> keyShares) {
  /** GREASE, no padding, the shares that fit most servers. */
  public static final HelloPolicy STANDARD = new HelloPolicy(true, false, Optional.empty());

  /** Copies the groups. */
  public HelloPolicy {
    keyShares = keyShares.map(List::copyOf);
  }

  /** The same with padding, or without. */
  public HelloPolicy withPadding(boolean wanted) {
    return new HelloPolicy(grease, wanted, keyShares);
  }

  /** The same with keys of these groups sent at once. */
  public HelloPolicy withKeyShares(List<NamedGroup> groups) {
    return new HelloPolicy(grease, padded, Optional.of(groups));
  }
}
