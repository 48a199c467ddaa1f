// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;
import java.util.Arrays;

/** What a KEM makes of a Diffie-Hellman secret: ExtractAndExpand (RFC 9180, 4.1). */
final class SharedSecret {
  private static final byte[] KEM = {'K', 'E', 'M'};

  private SharedSecret() {}

  /** The secret of both sides; the Diffie-Hellman one is wiped. */
  static byte[] of(HpkeKem kem, byte[] agreed, Bytes enc, Bytes recipient, Primitives primitives) {
    WireWriter suite = new WireWriter().bytes(KEM).u16(kem.code());
    LabeledHkdf hkdf = new LabeledHkdf(primitives.hkdf(kem.hash()), suite);
    byte[] context = new WireWriter().bytes(enc).bytes(recipient).toArray();
    byte[] key = hkdf.extract(null, "eae_prk", agreed);
    byte[] secret = hkdf.expand(key, "shared_secret", context, kem.hash().length());
    Arrays.fill(agreed, (byte) 0);
    Arrays.fill(key, (byte) 0);
    return secret;
  }
}
