// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.util.Arrays;

/** A key that seals tickets, with the name that stands in front of them. Its holder wipes it. */
public final class TicketKey {
  /** Of the name, in bytes: random names of so many never meet. */
  public static final int NAME_LENGTH = 16;

  /** Of the key, in bytes, for AES-256-GCM. */
  public static final int KEY_LENGTH = 32;

  private final Bytes name;
  private final byte[] secret;

  /**
   * A key under its name.
   *
   * @param name {@link #NAME_LENGTH} bytes; not secret
   * @param secret {@link #KEY_LENGTH} random bytes; copied
   */
  public TicketKey(Bytes name, byte[] secret) {
    if (name.length() != NAME_LENGTH || secret.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a name of 16 bytes and a key of 32 are needed");
    }
    this.name = name;
    this.secret = secret.clone();
  }

  /** The name. */
  public Bytes name() {
    return name;
  }

  /** The same key in an object of its own, whose holder wipes it. */
  public TicketKey copy() {
    return new TicketKey(name, secret);
  }

  /** The key itself, not a copy. */
  byte[] secret() {
    return secret;
  }

  /** Fills the key with zeros. */
  public void wipe() {
    Arrays.fill(secret, (byte) 0);
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "TicketKey[" + name.hex() + "]";
  }
}
