// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.KeyType;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a key in this process promises to sign. */
class KeySignerTest {
  @Test
  void inTls12AnEcdsaKeySignsWithEveryHashButBestWithThatOfItsCurve() throws TlsFault {
    Credential p384 = TestSides.credential(KeyType.P384);
    assertThat(p384.signer().schemes()).containsExactly(SignatureScheme.ECDSA_SECP384R1_SHA384);
    assertThat(p384.signer().schemes12())
        .containsExactly(
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.ECDSA_SECP521R1_SHA512);
    ClientConfig client = Handshake12Test.client();
    client =
        client.withParameters(
            client.parameters().withSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)));
    EnginePair pair = new EnginePair(client, TestSides.server(p384), "localhost").run();
    assertThat(pair.client.facts().peer().scheme())
        .contains(SignatureScheme.ECDSA_SECP256R1_SHA256);
  }

  @Test
  void aShortRsaKeyPromisesNoSignatureThatDoesNotFit() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair pair = generator.generateKeyPair();
    KeySigner signer = KeySigner.of(pair.getPrivate(), pair.getPublic(), TestSides.PRIMITIVES);
    assertThat(signer.schemes())
        .contains(SignatureScheme.RSA_PSS_RSAE_SHA256, SignatureScheme.RSA_PSS_RSAE_SHA384)
        .doesNotContain(SignatureScheme.RSA_PSS_RSAE_SHA512);
    for (SignatureScheme scheme : signer.schemes()) {
      assertThat(signer.sign(scheme, new byte[100])).isInstanceOf(Answer.Ready.class);
    }
  }
}
