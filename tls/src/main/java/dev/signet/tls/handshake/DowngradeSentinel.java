// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.wire.Bytes;

/**
 * What a server that speaks TLS 1.3 puts at the end of its random where it agrees on less, so that
 * nobody in between can bring both sides down (RFC 9846, 4.1.3).
 */
public final class DowngradeSentinel {
  /** How many bytes it has. */
  public static final int LENGTH = 8;

  private static final int RANDOM_LENGTH = 32;
  private static final Bytes TO_TLS12 = Bytes.fromHex("444f574e47524401");
  private static final Bytes TO_TLS11 = Bytes.fromHex("444f574e47524400");

  private DowngradeSentinel() {}

  /** Whether a server's random says that it knows TLS 1.3. */
  public static boolean isIn(Bytes random) {
    Bytes end = random.slice(RANDOM_LENGTH - LENGTH, LENGTH);
    return end.equals(TO_TLS12) || end.equals(TO_TLS11);
  }

  /** Writes the one for TLS 1.2 at the end of a random. */
  public static void write(byte[] random) {
    TO_TLS12.copyTo(random, RANDOM_LENGTH - LENGTH);
  }
}
