// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import java.util.Arrays;

/** The MAC of Finished messages and of PSK binders, which is the same, RFC 9846 4.4.4, 4.2.11.2. */
final class Finisher {
  private static final byte[] NO_CONTEXT = {};

  private Finisher() {}

  static byte[] verifyData(Hkdf hkdf, byte[] baseKey, byte[] transcriptHash) {
    byte[] finishedKey = hkdf.expandLabel(baseKey, "finished", NO_CONTEXT, hkdf.hash().length());
    byte[] tag = hkdf.mac(finishedKey, transcriptHash);
    Arrays.fill(finishedKey, (byte) 0);
    return tag;
  }
}
