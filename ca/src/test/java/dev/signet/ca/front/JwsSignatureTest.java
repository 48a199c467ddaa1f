// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.FindingException;
import dev.signet.x509.SubjectPublicKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures of every kind of account's key, made by the JDK. */
class JwsSignatureTest {
  private static final String INPUT = "e30.e30";

  /** Kinds of keys, with what RFC 7518 and the JCA call their signatures. */
  private enum Kind {
    P256("secp256r1", "ES256", "SHA256withECDSA"),
    P384("secp384r1", "ES384", "SHA384withECDSA"),
    P521("secp521r1", "ES512", "SHA512withECDSA"),
    RSA("", "RS256", "SHA256withRSA"),
    ED25519("", "EdDSA", "Ed25519");

    private final String curve;
    private final String named;
    private final String jca;

    Kind(String curve, String named, String jca) {
      this.curve = curve;
      this.named = named;
      this.jca = jca;
    }

    KeyPair keys() throws Exception {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(curve.isEmpty() ? jca.replaceFirst(".*with", "") : "EC");
      if (!curve.isEmpty()) {
        generator.initialize(new ECGenParameterSpec(curve));
      }
      return generator.generateKeyPair();
    }

    /** RFC 7518, 3.4: R and S side by side. */
    byte[] sign(KeyPair keys) throws Exception {
      return signed(keys, curve.isEmpty() ? jca : jca + "inP1363Format");
    }

    byte[] signed(KeyPair keys, String algorithm) throws Exception {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(keys.getPrivate());
      signature.update(INPUT.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theKeysOwnSignatureIsTakenAndNoOther(Kind kind) throws Exception {
    KeyPair keys = kind.keys();
    byte[] signature = kind.sign(keys);
    assertThatCode(() -> require(kind, keys, signature)).doesNotThrowAnyException();

    byte[] changed = signature.clone();
    changed[changed.length - 1] ^= 1;
    assertThat(refused(kind, keys, changed)).isEqualTo(AcmeCode.JWS_SIGNATURE_WRONG);
    byte[] cut = Arrays.copyOf(signature, signature.length - 1);
    assertThat(refused(kind, keys, cut)).isEqualTo(AcmeCode.JWS_SIGNATURE_WRONG);
    byte[] longer = Arrays.copyOf(signature, signature.length + 2);
    assertThat(refused(kind, keys, longer)).isEqualTo(AcmeCode.JWS_SIGNATURE_WRONG);
    byte[] nothing = new byte[signature.length];
    assertThat(refused(kind, keys, nothing)).isEqualTo(AcmeCode.JWS_SIGNATURE_WRONG);
    assertThat(refused(kind, kind.keys(), signature)).isEqualTo(AcmeCode.JWS_SIGNATURE_WRONG);
  }

  @ParameterizedTest
  @EnumSource(names = {"P256", "P384", "P521"})
  void certificatesFormOfASignatureIsNone(Kind kind) throws Exception {
    KeyPair keys = kind.keys();
    byte[] sequence = kind.signed(keys, kind.jca);
    assertThat(refused(kind, keys, sequence)).isEqualTo(AcmeCode.JWS_SIGNATURE_WRONG);
  }

  private static AcmeCode refused(Kind kind, KeyPair keys, byte[] signature) {
    FindingException refused =
        catchThrowableOfType(FindingException.class, () -> require(kind, keys, signature));
    return (AcmeCode) refused.finding().code();
  }

  private static void require(Kind kind, KeyPair keys, byte[] signature) {
    JwsReader.Parts parts =
        new JwsReader.Parts(
            Map.of("alg", kind.named),
            INPUT,
            "e30",
            Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    JwsSignature.require(parts, SubjectPublicKey.of(keys.getPublic()));
  }
}
