// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.wire.WireWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * LabeledExtract and LabeledExpand (RFC 9180, 4).
 *
 * @param hkdf of the function that this is about
 * @param suite what keeps the values of different suites apart: suite_id
 */
record LabeledHkdf(Hkdf hkdf, WireWriter suite) {
  private static final byte[] VERSION = "HPKE-v1".getBytes(US_ASCII);

  /** Null stands for the empty salt, which HMAC takes for as many zeros. */
  byte[] extract(byte @Nullable [] salt, String label, byte[] input) {
    byte[] labeled = labeled(new WireWriter(), label).bytes(input).toArray();
    byte[] key = hkdf.extract(salt, labeled);
    Arrays.fill(labeled, (byte) 0);
    return key;
  }

  byte[] expand(byte[] key, String label, byte[] info, int length) {
    byte[] labeled = labeled(new WireWriter().u16(length), label).bytes(info).toArray();
    return hkdf.expand(key, labeled, length);
  }

  private WireWriter labeled(WireWriter out, String label) {
    return out.bytes(VERSION).bytes(suite.toArray()).bytes(label.getBytes(US_ASCII));
  }
}
