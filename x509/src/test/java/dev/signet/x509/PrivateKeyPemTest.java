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
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"ML-DSA-44", "ML-DSA-65", "ML-DSA-87"})
  void ofMlDsaTheSeedTheExpandedKeyAndBothAreRead(String name) throws Exception {
    byte[] seed = new byte[32];
    new Random(9881).nextBytes(seed);
    PrivateKey seeded = readOld("PRIVATE KEY", mlDsa(name, out -> out.primitive(0x80, seed)));
    DerReader info = DerReader.single(seeded.getEncoded()).sequence();
    info.next(DerTag.INTEGER);
    info.next(DerTag.SEQUENCE);
    byte[] expanded = info.next(DerTag.OCTET_STRING).octets().toArray();
    PrivateKey full = readOld("PRIVATE KEY", mlDsa(name, out -> out.encoded(expanded)));
    PrivateKey both =
        readOld(
            "PRIVATE KEY",
            mlDsa(name, out -> out.sequence(pair -> pair.octets(seed).encoded(expanded))));
    assertThat(full.getEncoded()).isEqualTo(seeded.getEncoded());
    assertThat(both.getEncoded()).isEqualTo(seeded.getEncoded());
    byte[] other = seed.clone();
    other[0] ^= 1;
    byte[] torn = mlDsa(name, out -> out.sequence(pair -> pair.octets(other).encoded(expanded)));
    PemTest.assertFinding(X509Code.PRIVATE_KEY_MALFORMED, () -> readOld("PRIVATE KEY", torn));
    byte[] tooShort = mlDsa(name, out -> out.primitive(0x80, new byte[31]));
    PemTest.assertFinding(X509Code.PRIVATE_KEY_MALFORMED, () -> readOld("PRIVATE KEY", tooShort));
  }

  @Test
  void theSeedOfTheStandardsExampleGivesItsKey() {
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    PrivateKey key = readOld("PRIVATE KEY", mlDsa("ML-DSA-44", out -> out.primitive(0x80, seed)));
    // RFC 9881, appendix C: rho, with which the expanded key and the public key begin.
    assertThat(HexFormat.of().formatHex(key.getEncoded()))
        .contains("d7b2b47254aae0db45e7930d4a98d2c97d8f1397d1789dafa17024b316e9bec9");
  }

  private static byte[] mlDsa(String name, Consumer<DerWriter> content) {
    int last =
        switch (name) {
          case "ML-DSA-44" -> 17;
          case "ML-DSA-65" -> 18;
          default -> 19;
        };
    DerWriter inner = new DerWriter();
    content.accept(inner);
    return new DerWriter()
        .sequence(info ->
            info.integer(java.math.BigInteger.ZERO)
                .sequence(id -> id.oid(new Oid("2.16.840.1.101.3.4.3." + last)))
                .octets(inner.toArray()))
        .toArray();
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
