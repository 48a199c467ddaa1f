// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.wire.WireWriter;
import java.util.Arrays;

/** The key schedule of the base mode (RFC 9180, 5.1), and the nonces that follow from it (5.2). */
final class HpkeSchedule {
  private static final byte[] HPKE = {'H', 'P', 'K', 'E'};
  private static final int BASE_MODE = 0;
  private static final byte[] NONE = {};

  private final byte[] key;
  private final byte[] baseNonce;
  private long sequence;

  private HpkeSchedule(byte[] key, byte[] baseNonce) {
    this.key = key;
    this.baseNonce = baseNonce;
  }

  /** Derives it; the encapsulation's secret is wiped. */
  static HpkeSchedule derive(
      Encapsulation encapsulation, HpkeSuite suite, byte[] info, Primitives primitives) {
    WireWriter id = new WireWriter().bytes(HPKE).u16(encapsulation.kem().code());
    id.u16(suite.kdfCode()).u16(suite.aeadCode());
    LabeledHkdf hkdf = new LabeledHkdf(primitives.hkdf(suite.kdf()), id);
    byte[] context =
        new WireWriter()
            .u8(BASE_MODE)
            .bytes(hkdf.extract(null, "psk_id_hash", NONE))
            .bytes(hkdf.extract(null, "info_hash", info))
            .toArray();
    byte[] secret = hkdf.extract(encapsulation.secret(), "secret", NONE);
    byte[] key = hkdf.expand(secret, "key", context, suite.aead().keyLength());
    byte[] nonce = hkdf.expand(secret, "base_nonce", context, AeadAlgorithm.NONCE_LENGTH);
    Arrays.fill(encapsulation.secret(), (byte) 0);
    Arrays.fill(secret, (byte) 0);
    return new HpkeSchedule(key, nonce);
  }

  /** The key, which is wiped by {@link #wipeKey} once a cipher has it. */
  byte[] key() {
    return key;
  }

  void wipeKey() {
    Arrays.fill(key, (byte) 0);
  }

  /** The nonce of the next message; two or three messages never reach the counter's end. */
  byte[] nextNonce() {
    byte[] nonce = baseNonce.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (8 * i));
    }
    sequence++;
    return nonce;
  }
}
