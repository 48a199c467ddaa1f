// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import java.io.IOException;

/** Where a JWK Set (RFC 7517, 5) comes from. */
@FunctionalInterface
public interface KeySetSource {
  /**
   * The document's bytes as they are now. May block for as long as a request over the network
   * takes.
   */
  byte[] fetch() throws IOException;
}
