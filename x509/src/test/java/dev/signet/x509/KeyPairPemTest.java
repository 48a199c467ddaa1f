// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.testkit.KeyType;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyPairPemTest {
  @ParameterizedTest
  @EnumSource(KeyType.class)
  void aPairIsReadAsItWasWritten(KeyType type) throws GeneralSecurityException {
    KeyPair pair = type.generate();
    isSame(KeyPairPem.read(KeyPairPem.write(pair)), pair);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void twoBlocksAreReadForEveryKind(KeyType type) throws GeneralSecurityException {
    KeyPair pair = type.generate();
    isSame(KeyPairPem.read(blocks(pair, pair)), pair);
  }

  @Test
  void halvesThatDoNotBelongTogetherAreRefused() {
    byte[] pem = blocks(KeyType.P256.generate(), KeyType.P256.generate());
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> KeyPairPem.read(pem))
        .withMessageContaining("does not fit");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"P256", "RSA2048"})
  void aPrivateHalfAloneIsTold(KeyType type) {
    byte[] pem = PrivateKeyPem.write(type.generate().getPrivate()).getBytes(UTF_8);
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> KeyPairPem.read(pem))
        .withMessageStartingWith("it lacks");
  }

  private static byte[] blocks(KeyPair inPrivate, KeyPair inPublic) {
    String text =
        PrivateKeyPem.write(inPrivate.getPrivate())
            + Pem.write("PUBLIC KEY", inPublic.getPublic().getEncoded());
    return text.getBytes(UTF_8);
  }

  private static void isSame(KeyPair read, KeyPair pair) {
    assertThat(read.getPublic()).isEqualTo(pair.getPublic());
    assertThat(SubjectPublicKey.of(pair.getPublic()).matches(read.getPrivate())).isTrue();
  }
}
