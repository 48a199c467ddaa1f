// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Finding;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.layout.ByteLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refusal points at the bytes that it is about. */
class FieldPointerTest {
  private static final FixedClock CLOCK = FixedClock.create();
  private static final Instant NOW = CLOCK.instant();
  private static final TestCa CA = TestCa.at(CLOCK);

  @Test
  void anEndedLifePointsAtTheValidity() {
    TestIdentity old =
        draft().validity(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(60)).issuedBy(issuer());
    assertThat(bytes(old, "app.test", X509Code.CERTIFICATE_EXPIRED))
        .isEqualTo(field(old, "certificate.tbsCertificate.validity"));
  }

  @Test
  void aWrongNamePointsAtTheNames() {
    TestIdentity server = draft().issuedBy(issuer());
    assertThat(bytes(server, "other.test", X509Code.CERTIFICATE_NAME_MISMATCH))
        .isEqualTo(extension(server, "subjectAltName"));
  }

  @Test
  void aWrongPurposePointsAtThePurposes() {
    TestIdentity client = draft().purposes(TestCa.CLIENT_AUTH).issuedBy(issuer());
    assertThat(bytes(client, "app.test", X509Code.CERTIFICATE_PURPOSE))
        .isEqualTo(extension(client, "extKeyUsage"));
  }

  @Test
  void aMissingIntermediatePointsAtTheNameOfTheIssuer() {
    TestIdentity stranger =
        draft().issuedBy(CertificateDraft.of("CN=stranger", NOW).authority().selfSigned());
    assertThat(bytes(stranger, "app.test", X509Code.INTERMEDIATE_MISSING))
        .isEqualTo(field(stranger, "certificate.tbsCertificate.issuer"));
  }

  @Test
  void anAbsentExtensionPointsAtNothing() {
    TestIdentity nameless =
        CertificateDraft.of("CN=app.test", NOW).purposes(TestCa.SERVER_AUTH).issuedBy(issuer());
    assertThat(bytes(nameless, "app.test", X509Code.CERTIFICATE_NAME_ABSENT)).isEmpty();
  }

  private static TestIdentity issuer() {
    return CA.intermediate();
  }

  private static CertificateDraft draft() {
    return CertificateDraft.of("CN=app.test", NOW).hosts("app.test").purposes(TestCa.SERVER_AUTH);
  }

  private static String bytes(TestIdentity identity, String host, X509Code code) {
    List<Certificate> sent =
        List.of(Certificate.read(identity.der()), Certificate.read(issuer().der()));
    TrustAnchors anchors =
        TrustAnchors.of("the test's", "", List.of(Certificate.read(CA.root().der())));
    Verdict verdict = new Verifier(anchors, CLOCK).verify(PathRequest.forServer(sent, host));
    Finding finding =
        ((Verdict.Untrusted) verdict)
            .report().findings().stream()
                .filter(one -> one.code() == code)
                .findFirst()
                .orElseThrow();
    return finding.parameters().getOrDefault("bytes", "");
  }

  private static String field(TestIdentity identity, String path) {
    Certificate certificate = Certificate.read(identity.der());
    return ByteLayout.of(certificate).range(path).map(ByteRange::text).orElseThrow();
  }

  private static String extension(TestIdentity identity, String name) {
    return Certificate.read(identity.der()).extensions().stream()
        .filter(one -> one.name().equals(name))
        .map(one -> one.range().text())
        .findFirst()
        .orElseThrow();
  }
}
