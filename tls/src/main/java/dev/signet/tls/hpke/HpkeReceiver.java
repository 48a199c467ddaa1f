// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/** Decrypts the messages of one {@link HpkeSender}, in their order. Not thread-safe. */
public final class HpkeReceiver {
  private final HpkeSchedule schedule;
  private final Aead aead;

  private HpkeReceiver(HpkeSchedule schedule, Aead aead) {
    this.schedule = schedule;
    this.aead = aead;
  }

  /**
   * Begins (RFC 9180, 5.1.1: SetupBaseR).
   *
   * @param encapsulation serves for this alone: its secret is wiped
   */
  public static HpkeReceiver begin(
      Encapsulation encapsulation, HpkeSuite suite, byte[] info, Primitives primitives) {
    HpkeSchedule schedule = HpkeSchedule.derive(encapsulation, suite, info, primitives);
    Aead aead = primitives.opening(suite.aead(), schedule.key());
    schedule.wipeKey();
    return new HpkeReceiver(schedule, aead);
  }

  /** The next message; empty where it was not sealed so, and then nothing more can be opened. */
  public Optional<Bytes> open(byte[] authenticated, Bytes sealed) {
    int length = sealed.length() - AeadAlgorithm.TAG_LENGTH;
    if (length < 0) {
      return Optional.empty();
    }
    byte[] plain = new byte[length];
    aead.begin(schedule.nextNonce(), authenticated);
    int opened = aead.open(sealed.toArray(), 0, sealed.length(), plain, 0);
    return opened == Aead.FORGED ? Optional.empty() : Optional.of(Bytes.wrap(plain));
  }
}
