// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.Environment;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.hpke.HpkeSuite;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;

/** An extension that looks like an encrypted hello and holds nothing (RFC 9849, 6.2.1). */
final class GreasedEch {
  private static final int BYTE = 256;

  /** Hellos are padded to multiples of it (RFC 9849, 6.1.3). */
  private static final int BLOCK = 32;

  /** What our own inner hellos come to: few extensions are left when the shared ones are out. */
  private static final int FEWEST_BLOCKS = 4;

  private static final int MOST_BLOCKS = 8;

  private GreasedEch() {}

  static EchOuter of(Environment environment) {
    SecureRandom random = environment.random();
    HpkeSuite suite = HpkeSuite.STANDARD.get(random.nextInt(HpkeSuite.STANDARD.size()));
    int blocks = random.nextInt(FEWEST_BLOCKS, MOST_BLOCKS + 1);
    byte[] payload = new byte[blocks * BLOCK + AeadAlgorithm.TAG_LENGTH];
    random.nextBytes(payload);
    // "a randomly-generated valid encapsulated public key": half of all strings are none.
    Bytes enc = environment.primitives().begin(NamedGroup.X25519, random).share();
    return new EchOuter(
        suite.kdfCode(), suite.aeadCode(), random.nextInt(BYTE), enc, Bytes.wrap(payload));
  }
}
