// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import javax.crypto.SecretKey;

/**
 * The key that a kept MAC is started with: the caller's array, lent for one computation, where the
 * JDK's SecretKeySpec would keep a copy that nobody can wipe.
 *
 * <p>Never lent to twice: a provider may take a key that equals the one before for the same, and go
 * on with what it made of that (Amazon Corretto's HMAC does).
 */
final class MacKey implements SecretKey {
  private static final long serialVersionUID = 1L;
  private static final byte[] NONE = new byte[0];

  private transient byte[] array;

  /** Lends the array until {@link #forget}. */
  MacKey(byte[] lent) {
    array = lent;
  }

  void forget() {
    array = NONE;
  }

  @Override
  public String getAlgorithm() {
    return "HMAC";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  // A copy, which the JDK's HMAC wipes when it has taken it in.
  @Override
  public byte[] getEncoded() {
    return array.clone();
  }
}
