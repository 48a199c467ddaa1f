// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import java.util.List;

/**
 * The keys that a side has agreed on with its peers, and what they are to it.
 *
 * @param keys most wanted first
 * @param use whether certificates count as well
 */
public record ExternalPsks(List<ExternalPsk> keys, Use use) {
  /** None: certificates alone. */
  public static final ExternalPsks NONE = new ExternalPsks(List.of(), Use.FALLBACK);

  /** What a key is to a side that may have certificates. */
  public enum Use {
    /** Peers without a key are refused. */
    REQUIRED,
    /** A server takes a key before a certificate; a client leaves it to the server. */
    PREFERRED,
    /** A server takes a key where no certificate of its own fits the client. */
    FALLBACK
  }

  /** Copies the keys. */
  public ExternalPsks {
    keys = List.copyOf(keys);
    if (use == Use.REQUIRED && keys.isEmpty()) {
      throw new IllegalArgumentException("a key is required, and there is none");
    }
  }
}
