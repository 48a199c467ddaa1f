// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/** Gives the same bytes from the beginning in every connection, so that a recorded peer fits. */
final class SameRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  SameRandom(long seed) {
    super(new Spi(seed), null);
  }

  private static final class Spi extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;
    private long state;

    Spi(long seed) {
      state = seed;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {}

    // An odd step visits all states; the high bits of the product are well mixed.
    @Override
    protected void engineNextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        bytes[i] = (byte) (state >>> 56);
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return new byte[count];
    }
  }
}
