// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {
  private static final int CODES = 1 << 16;

  @Test
  void everyCodePointIsFoundAgainAndNoOther() {
    assertCodes(Arrays.stream(CipherSuite.values()).map(CipherSuite::code).toList());
    for (int code = 0; code < CODES; code++) {
      CipherSuite suite = CipherSuite.of(code);
      NamedGroup group = NamedGroup.of(code);
      SignatureScheme scheme = SignatureScheme.of(code);
      ProtocolVersion version = ProtocolVersion.of(code);
      assertThat(suite == null || suite.code() == code).isTrue();
      assertThat(group == null || group.code() == code).isTrue();
      assertThat(scheme == null || scheme.code() == code).isTrue();
      assertThat(version == null || version.code() == code).isTrue();
    }
    assertThat(Arrays.stream(CipherSuite.values()).map(s -> CipherSuite.of(s.code())))
        .containsExactly(CipherSuite.values());
    assertThat(Arrays.stream(NamedGroup.values()).map(g -> NamedGroup.of(g.code())))
        .containsExactly(NamedGroup.values());
    assertThat(Arrays.stream(SignatureScheme.values()).map(s -> SignatureScheme.of(s.code())))
        .containsExactly(SignatureScheme.values());
  }

  private static void assertCodes(List<Integer> codes) {
    assertThat(codes).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "X25519MLKEM768, 1216, 1120, 64",
    "SECP256R1MLKEM768, 1249, 1153, 64",
    "SECP384R1MLKEM1024, 1665, 1665, 80",
    "MLKEM512, 800, 768, 32",
    "MLKEM768, 1184, 1088, 32",
    "MLKEM1024, 1568, 1568, 32",
    "X25519, 32, 32, 32",
    "SECP521R1, 133, 133, 66"
  })
  void groupsHaveTheLengthsOfTheirDefinitions(
      NamedGroup group, int client, int server, int secret) {
    assertThat(group.clientShareLength()).isEqualTo(client);
    assertThat(group.serverShareLength()).isEqualTo(server);
    assertThat(group.secretLength()).isEqualTo(secret);
  }

  @ParameterizedTest
  @EnumSource(NamedGroup.class)
  void whatHasMlKemIsForTls13Alone(NamedGroup group) {
    assertThat(group.usableIn(ProtocolVersion.TLS13)).isTrue();
    assertThat(group.usableIn(ProtocolVersion.TLS12)).isEqualTo(group.kem() == null);
    assertThat(group.isHybrid()).isEqualTo(group.kem() != null && group.hasCurve());
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void everySchemeFitsItsOwnKeyInAVersion(SignatureScheme scheme) {
    boolean fits12 = scheme.fits(scheme.keyKind(), ProtocolVersion.TLS12);
    boolean fits13 = scheme.fits(scheme.keyKind(), ProtocolVersion.TLS13);
    assertThat(fits12 || fits13).isTrue();
    assertThat(fits13).isEqualTo(scheme.padding() != SignatureScheme.Padding.PKCS1);
  }

  @Test
  void ecdsaIsTiedToTheCurveInTls13Alone() {
    SignatureScheme scheme = SignatureScheme.ECDSA_SECP256R1_SHA256;
    assertThat(scheme.fits(KeyKind.EC_P384, ProtocolVersion.TLS13)).isFalse();
    assertThat(scheme.fits(KeyKind.EC_P384, ProtocolVersion.TLS12)).isTrue();
    assertThat(scheme.fits(KeyKind.RSA, ProtocolVersion.TLS12)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"secp256r1,EC_P256", "secp384r1,EC_P384", "secp521r1,EC_P521"})
  void curvesAreKnownByTheirKeys(String curve, KeyKind kind) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));

    assertThat(KeyKind.of(generator.generateKeyPair().getPublic())).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519,ED25519",
    "Ed448,ED448",
    "ML-DSA-44,ML_DSA_44",
    "ML-DSA-65,ML_DSA_65",
    "ML-DSA-87,ML_DSA_87",
    "RSA,RSA",
    "RSASSA-PSS,RSA_PSS"
  })
  void otherKeysAreKnownByTheirAlgorithm(String algorithm, KeyKind kind)
      throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

    assertThat(KeyKind.of(pair.getPublic())).isEqualTo(kind);
    assertThat(KeyKind.of(pair.getPrivate())).isEqualTo(kind);
  }

  @Test
  void aKeyOfNoSchemeIsNone() throws GeneralSecurityException {
    assertThat(KeyKind.of(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic()))
        .isNull();
  }
}
