// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.KeyType;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRequestTest {
  private static final List<GeneralName> NAMES =
      List.of(
          GeneralName.ofHost("localhost"),
          GeneralName.ofHost("127.0.0.1"),
          GeneralName.ofHost("[::1]"));

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void aRequestIsReadAsItWasMadeAndOthersAcceptItsSignature(KeyType type) throws Exception {
    KeyPair keys = type.generate();
    CertificateRequest request = CertificateRequest.create(keys, "localhost", NAMES);
    assertThat(request.names()).isEqualTo(NAMES);
    assertThat(request.subject().toString()).isEqualTo("CN=localhost");
    assertThat(request.key()).isEqualTo(SubjectPublicKey.of(keys.getPublic()));
    PKCS10CertificationRequest judge = new PKCS10CertificationRequest(request.encoded().toArray());
    assertThat(
            judge.isSignatureValid(new JcaContentVerifierProviderBuilder().build(keys.getPublic())))
        .isTrue();
  }

  @Test
  void pemIsReadToo() {
    CertificateRequest request = CertificateRequest.create(KeyType.P256.generate(), "", NAMES);
    assertThat(CertificateRequest.readFile(request.toPem().getBytes(UTF_8))).isEqualTo(request);
    String old = request.toPem().replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    assertThat(CertificateRequest.readFile(old.getBytes(UTF_8))).isEqualTo(request);
    assertThat(request.subject().isEmpty()).isTrue();
  }

  @Test
  void aRequestWithAnothersKeyIsRefused() {
    byte[] one = CertificateRequest.create(KeyType.P256.generate(), "a", NAMES).encoded().toArray();
    one[one.length - 5] ^= 1;
    PemTest.assertFinding(X509Code.CERTIFICATE_REQUEST_FORGED, () -> CertificateRequest.read(one));
  }

  @Test
  void aRequestWithChangedNamesIsRefused() {
    byte[] der = CertificateRequest.create(KeyType.P256.generate(), "a", NAMES).encoded().toArray();
    String latin = new String(der, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] changed =
        latin
            .replace("localhost", "localhosu")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    PemTest.assertFinding(
        X509Code.CERTIFICATE_REQUEST_FORGED, () -> CertificateRequest.read(changed));
  }

  @Test
  void whatIsNoRequestIsRefused() {
    PemTest.assertFinding(
        X509Code.CERTIFICATE_REQUEST_MALFORMED,
        () -> CertificateRequest.read(new byte[] {0x30, 0}));
  }
}
