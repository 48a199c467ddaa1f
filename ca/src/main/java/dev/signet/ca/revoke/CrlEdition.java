// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.CrlRecord;
import dev.signet.ca.RevocationList;
import dev.signet.x509.der.Bytes;

/** A signed list as it is kept in memory, with its entries for the next one. */
final class CrlEdition {
  private final CrlRecord list;
  private final byte[] entries;
  private final Bytes encoded;

  CrlEdition(CrlRecord list, byte[] entries, byte[] encoded) {
    this.list = list;
    this.entries = entries;
    this.encoded = Bytes.of(encoded);
  }

  CrlRecord list() {
    return list;
  }

  /** The entries one after the other, as they are encoded in it. Not to be changed. */
  byte[] entries() {
    return entries;
  }

  /** What is handed out. */
  RevocationList published() {
    return new RevocationList(list.number(), list.life(), encoded);
  }

  /** Roughly what it takes of the memory. */
  int weight() {
    return entries.length + encoded.length();
  }
}
