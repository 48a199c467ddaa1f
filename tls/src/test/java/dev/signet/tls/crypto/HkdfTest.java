// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.suite.HashAlgorithm;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HkdfTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#all")
  void oneKeptMacTakesEachKeyAnew(Primitives primitives) {
    Hkdf kept = primitives.hkdf(HashAlgorithm.SHA384);
    byte[] key = new byte[48];
    for (int i = 0; i < 3; i++) {
      Arrays.fill(key, (byte) i);

      byte[] fresh = Primitives.jdk().hkdf(HashAlgorithm.SHA384).mac(key, CONTENT);

      assertThat(kept.mac(key, CONTENT)).as("key %d", i).isEqualTo(fresh);
    }
  }
}
