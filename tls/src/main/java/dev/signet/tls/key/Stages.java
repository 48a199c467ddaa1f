// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.crypto.Hkdf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The steps that every stage of the key schedule makes. */
final class Stages {
  private Stages() {}

  static TrafficSecret traffic(Hkdf hkdf, Secret stage, SecretKind kind, byte[] transcriptHash) {
    byte[] secret = hkdf.deriveSecret(stage.array(), kind.label(), transcriptHash);
    return new TrafficSecret(hkdf, kind, 0, secret);
  }

  static Exporter exporter(Hkdf hkdf, Secret stage, SecretKind kind, byte[] transcriptHash) {
    byte[] secret = hkdf.deriveSecret(stage.array(), kind.label(), transcriptHash);
    return new Exporter13(hkdf, secret);
  }

  /** Leaves a stage: its secret salts the extraction of the next and is wiped. */
  static byte[] next(Hkdf hkdf, Secret stage, byte @Nullable [] input) {
    byte[] salt = hkdf.deriveSecret(stage.array(), "derived");
    byte[] next = hkdf.extract(salt, input);
    Arrays.fill(salt, (byte) 0);
    stage.wipe();
    return next;
  }
}
