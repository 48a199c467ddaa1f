// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.explain.FindingException;
import dev.signet.testkit.KeyType;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.security.KeyPair;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrivateKeyPemTest {
  @ParameterizedTest
  @EnumSource(KeyType.class)
  void aKeyIsReadAsItWasWrittenAndMatchesItsPublicHalf(KeyType type) {
    KeyPair keys = type.generate();
    PrivateKey read = PrivateKeyPem.read(PrivateKeyPem.write(keys.getPrivate()).getBytes(UTF_8));
    assertThat(read.getEncoded()).isEqualTo(keys.getPrivate().getEncoded());
    SubjectPublicKey publicKey = SubjectPublicKey.of(keys.getPublic());
    assertThat(publicKey.matches(read)).isTrue();
    assertThat(publicKey.matches(KeyType.P256.generate().getPrivate())).isFalse();
  }

  @Test
  void theOlderFormsAreRead() {
    KeyPair rsa = KeyType.RSA2048.generate();
    assertThat(readOld("RSA PRIVATE KEY", inner(rsa))).isEqualTo(rsa.getPrivate());
    KeyPair ec = KeyType.P256.generate();
    byte[] withCurve = ecPrivateKey(inner(ec));
    assertThat(SubjectPublicKey.of(ec.getPublic()).matches(readOld("EC PRIVATE KEY", withCurve)))
        .isTrue();
  }

  @Test
  void protectedKeysAreToldApart() {
    PemTest.assertFinding(
        X509Code.PRIVATE_KEY_ENCRYPTED,
        () -> readOld("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 0}));
    String old =
        Pem.write("RSA PRIVATE KEY", new byte[] {1})
            .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n");
    PemTest.assertFinding(
        X509Code.PRIVATE_KEY_ENCRYPTED, () -> PrivateKeyPem.read(old.getBytes(UTF_8)));
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutQuotingIt() {
    byte[] encoded = KeyType.P256.generate().getPrivate().getEncoded();
    encoded[encoded.length - 40] ^= 1;
    encoded[30] ^= 1;
    assertThatExceptionOfType(FindingException.class)
        .isThrownBy(() -> readOld("PRIVATE KEY", encoded))
        .satisfies(e -> assertThat(e.getCause()).isNull());
    PemTest.assertFinding(
        X509Code.PRIVATE_KEY_MALFORMED, () -> readOld("PRIVATE KEY", new byte[] {0x30, 0}));
  }

  private static PrivateKey readOld(String label, byte[] content) {
    return PrivateKeyPem.read(Pem.write(label, content).getBytes(UTF_8));
  }

  /** The algorithm's own structure within PKCS#8. */
  private static byte[] inner(KeyPair keys) {
    DerReader reader = DerReader.single(keys.getPrivate().getEncoded()).sequence();
    reader.next(DerTag.INTEGER);
    reader.next(DerTag.SEQUENCE);
    return reader.next(DerTag.OCTET_STRING).octets().toArray();
  }

  private static byte[] ecPrivateKey(byte[] inner) {
    DerReader reader = DerReader.single(inner).sequence();
    byte[] version = reader.next(DerTag.INTEGER).encoded().toArray();
    byte[] secret = reader.next(DerTag.OCTET_STRING).encoded().toArray();
    return new DerWriter()
        .sequence(key ->
            key.encoded(version)
                .encoded(secret)
                .constructed(
                    DerTag.contextConstructed(0),
                    curve -> curve.oid(new Oid("1.2.840.10045.3.1.7"))))
        .toArray();
  }
}
