// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;

/** Encrypts messages to one recipient, who has to open them in their order. Not thread-safe. */
public final class HpkeSender {
  private final Bytes enc;
  private final HpkeSchedule schedule;
  private final Aead aead;

  private HpkeSender(Bytes enc, HpkeSchedule schedule, Aead aead) {
    this.enc = enc;
    this.schedule = schedule;
    this.aead = aead;
  }

  /**
   * Begins (RFC 9180, 5.1.1: SetupBaseS).
   *
   * @param encapsulation serves for this alone: its secret is wiped
   * @param info what both sides know of what this is for
   */
  public static HpkeSender begin(
      Encapsulation encapsulation, HpkeSuite suite, byte[] info, Primitives primitives) {
    HpkeSchedule schedule = HpkeSchedule.derive(encapsulation, suite, info, primitives);
    Aead aead = primitives.sealing(suite.aead(), schedule.key());
    schedule.wipeKey();
    return new HpkeSender(encapsulation.enc(), schedule, aead);
  }

  /** What the recipient needs to begin. */
  public Bytes enc() {
    return enc;
  }

  /** The next message, longer by {@link AeadAlgorithm#TAG_LENGTH}. */
  public byte[] seal(byte[] authenticated, byte[] plain) {
    byte[] sealed = Arrays.copyOf(plain, plain.length + AeadAlgorithm.TAG_LENGTH);
    aead.begin(schedule.nextNonce(), authenticated);
    aead.seal(sealed, 0, plain.length);
    return sealed;
  }
}
