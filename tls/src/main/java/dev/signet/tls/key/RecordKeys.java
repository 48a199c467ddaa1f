// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.suite.CipherSuite;
import java.util.Arrays;

/**
 * What protects the records of one direction: a key and the nonce's fixed part, both of the lengths
 * that the suite asks. Whoever makes a record protection of it wipes it.
 */
public final class RecordKeys {
  private final CipherSuite suite;
  private final byte[] key;
  private final byte[] iv;

  /** Takes both arrays over. */
  public RecordKeys(CipherSuite suite, byte[] key, byte[] iv) {
    if (key.length != suite.aead().keyLength()) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes for " + suite);
    }
    this.suite = suite;
    this.key = key;
    this.iv = iv;
  }

  /** The suite that they are for. */
  public CipherSuite suite() {
    return suite;
  }

  /** The key itself, not a copy. */
  public byte[] key() {
    return key;
  }

  /** The nonce's fixed part itself, not a copy: 12 bytes in TLS 1.3, in TLS 1.2 the suite's. */
  public byte[] iv() {
    return iv;
  }

  /** Fills both with zeros. */
  public void wipe() {
    Arrays.fill(key, (byte) 0);
    Arrays.fill(iv, (byte) 0);
  }
}
