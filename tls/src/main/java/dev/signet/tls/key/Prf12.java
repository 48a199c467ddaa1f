// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The pseudo-random function of TLS 1.2, RFC 5246 5, over the suite's hash. */
final class Prf12 {
  private Prf12() {}

  /** As many bytes of P_hash(secret, label + seeds) as asked; the caller wipes them. */
  static byte[] expand(Hkdf hkdf, byte[] secret, int length, String label, byte[]... seeds) {
    byte[] seed = join(label, seeds);
    byte[] result = new byte[length];
    byte[] chain = seed;
    for (int done = 0; done < length; done += hkdf.hash().length()) {
      chain = hkdf.mac(secret, chain);
      byte[] block = hkdf.mac(secret, concatenate(chain, seed));
      System.arraycopy(block, 0, result, done, Math.min(block.length, length - done));
      Arrays.fill(block, (byte) 0);
    }
    return result;
  }

  private static byte[] join(String label, byte[]... seeds) {
    byte[] joined = label.getBytes(StandardCharsets.US_ASCII);
    for (byte[] seed : seeds) {
      joined = concatenate(joined, seed);
    }
    return joined;
  }

  private static byte[] concatenate(byte[] left, byte[] right) {
    byte[] joined = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, joined, left.length, right.length);
    return joined;
  }
}
