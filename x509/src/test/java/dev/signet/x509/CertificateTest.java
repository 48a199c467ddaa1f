// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.FixedClock;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.Malformed;
import dev.signet.x509.ExtensionContent.NameConstraints;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CertificateTest {
  private final TestCa ca = TestCa.at(FixedClock.create());

  private static Certificate read(TestIdentity identity) {
    return Certificate.read(identity.der());
  }

  @Test
  void theFieldsAreThoseThatTheJdkReads() {
    TestIdentity server = ca.server("localhost", "127.0.0.1", "::1");
    Certificate certificate = read(server);
    X509Certificate jdk = server.certificate();
    assertThat(certificate.serial()).isEqualTo(jdk.getSerialNumber());
    assertThat(certificate.subject().toString()).isEqualTo("CN=localhost");
    assertThat(certificate.issuer().toString()).isEqualTo(jdk.getIssuerX500Principal().getName());
    assertThat(certificate.validity().notAfter()).isEqualTo(jdk.getNotAfter().toInstant());
    assertThat(certificate.validity().notBefore()).isEqualTo(jdk.getNotBefore().toInstant());
    assertThat(certificate.key().toPublicKey()).isEqualTo(jdk.getPublicKey());
    assertThat(certificate.signatureAlgorithm().jcaName())
        .isEqualToIgnoringCase(jdk.getSigAlgName());
    assertThat(certificate.toX509()).isEqualTo(jdk);
    assertThat(certificate.version()).isEqualTo(3);
    assertThat(Certificate.of(jdk)).isEqualTo(certificate);
  }

  @Test
  void theUsualExtensionsAreRead() {
    Certificate leaf = read(ca.server("localhost", "127.0.0.1", "::1"));
    assertThat(leaf.names())
        .extracting(GeneralName::text)
        .containsExactly("DNS:localhost", "IP:127.0.0.1", "IP:::1");
    assertThat(leaf.isAuthority()).isFalse();
    assertThat(leaf.extension(KeyUsage.class).orElseThrow().uses())
        .containsExactly(KeyUse.DIGITAL_SIGNATURE);
    assertThat(leaf.extension(ExtendedKeyUsage.class).orElseThrow().texts())
        .containsExactly("TLS server");
    Certificate intermediate = read(ca.intermediate());
    assertThat(intermediate.extension(BasicConstraints.class))
        .contains(new BasicConstraints(true, OptionalInt.of(0)));
  }

  @Test
  void nameConstraintsAreShownAsPeopleWriteThem() {
    TestIdentity authority =
        ca.draft("CN=Constrained")
            .authority()
            .permit("example.com", "10.0.0.0/255.0.0.0", "fd00::/8")
            .exclude("secret.example.com")
            .issuedBy(ca.root());
    NameConstraints constraints = read(authority).extension(NameConstraints.class).orElseThrow();
    assertThat(constraints.permitted())
        .extracting(GeneralName::text)
        .containsExactly("DNS:example.com", "IP:10.0.0.0/8", "IP:fd00::/8");
    assertThat(constraints.excluded())
        .extracting(GeneralName::value)
        .containsExactly("secret.example.com");
  }

  @Test
  void signaturesAreToldByTheKeyThatMadeThem() {
    Certificate root = read(ca.root());
    Certificate intermediate = read(ca.intermediate());
    assertThat(root.isSelfSigned()).isTrue();
    assertThat(intermediate.isSelfSigned()).isFalse();
    assertThat(intermediate.isSignedBy(root.key())).isTrue();
    assertThat(intermediate.isSignedBy(intermediate.key())).isFalse();
  }

  @Test
  void keysAreNamedWithTheirSize() {
    assertThat(keyText(KeyType.P256)).isEqualTo("EC P-256");
    assertThat(keyText(KeyType.P384)).isEqualTo("EC P-384");
    assertThat(keyText(KeyType.RSA2048)).isEqualTo("RSA 2048");
    assertThat(keyText(KeyType.ED25519)).isEqualTo("Ed25519");
  }

  private static String keyText(KeyType type) {
    return SubjectPublicKey.of(type.generate().getPublic()).text();
  }

  @Test
  void aCertificateThatTheJdkRefusesIsRead() {
    TestIdentity odd =
        ca.draft("").hosts("localhost").purposes(TestCa.SERVER_AUTH).issuedBy(ca.intermediate());
    Certificate certificate = read(odd);
    assertThat(certificate.subject().isEmpty()).isTrue();
    assertThat(certificate.shortText()).isEqualTo("localhost");
    PemTest.assertFinding(X509Code.CERTIFICATE_REFUSED_BY_JDK, certificate::toX509);
  }

  @Test
  void aBrokenExtensionLeavesTheRestReadable() {
    TestIdentity odd =
        ca.serverDraft("localhost")
            .extension("2.5.29.54", true, new byte[] {0x04, 0x00})
            .issuedBy(ca.intermediate());
    Certificate certificate = read(odd);
    assertThat(certificate.names()).hasSize(1);
    assertThat(certificate.extensions().getLast().content()).isInstanceOf(Malformed.class);
    assertThat(certificate.extensions().getLast().name()).isEqualTo("inhibitAnyPolicy");
  }

  @Test
  void whatFollowsTheCertificateIsRefused() {
    byte[] der = ca.root().der();
    byte[] longer = java.util.Arrays.copyOf(der, der.length + 1);
    PemTest.assertFinding(X509Code.CERTIFICATE_MALFORMED, () -> Certificate.read(longer));
    byte[] shorter = java.util.Arrays.copyOf(der, der.length - 1);
    PemTest.assertFinding(X509Code.CERTIFICATE_MALFORMED, () -> Certificate.read(shorter));
  }

  @Test
  void namesAreComparedWithoutCaseAndRunsOfSpace() {
    Certificate one = read(ca.draft("CN=A  Name,O=Org").selfSigned());
    Certificate other = read(ca.draft("CN=a name,O=ORG").selfSigned());
    Certificate third = read(ca.draft("CN=a names,O=ORG").selfSigned());
    assertThat(one.subject()).isEqualTo(other.subject()).hasSameHashCodeAs(other.subject());
    assertThat(one.subject()).isNotEqualTo(third.subject());
  }

  @Test
  void namesAreWrittenByRfc4514() {
    Certificate certificate = read(ca.draft("CN=\\#a\\,b\\+c\\;d \\\"e\\\" ,O=x").selfSigned());
    X509Certificate jdk = certificate.toX509();
    assertThat(certificate.subject().toString()).isEqualTo(jdk.getSubjectX500Principal().getName());
  }

  @Test
  void oddSerialNumbersAreRead() {
    for (String serial : List.of("-5", "0", "1" + "0".repeat(60))) {
      TestIdentity odd = ca.serverDraft("a").serial(new BigInteger(serial)).issuedBy(ca.root());
      assertThat(read(odd).serial()).isEqualTo(serial);
    }
  }

  @Test
  void validityIsAFractionOfTheLifetime() {
    Validity validity = new Validity(FixedClock.START, FixedClock.START.plus(Duration.ofDays(10)));
    assertThat(validity.elapsed(FixedClock.START.plus(Duration.ofDays(5)))).isEqualTo(0.5);
    assertThat(validity.contains(validity.notAfter().plusMillis(999))).isTrue();
    assertThat(validity.contains(validity.notAfter().plusSeconds(1))).isFalse();
    assertThat(validity.contains(validity.notBefore().minusMillis(1))).isFalse();
  }
}
