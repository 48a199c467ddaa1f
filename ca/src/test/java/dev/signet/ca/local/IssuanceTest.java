// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CaCode;
import dev.signet.ca.CaSettings;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Profile;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.NoRevocationAvailable;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.GeneralName;
import dev.signet.x509.X509Code;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuanceTest {
  @TempDir private Path folder;
  private AuthorityFixture fixture;

  @BeforeEach
  void open() {
    fixture = AuthorityFixture.in(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aServersCertificateSaysWhatWasAskedAndNoMore() {
    Certificate issued =
        fixture
            .issued(Profile.SERVER, "localhost", "127.0.0.1", "::1", "app.localhost")
            .certificate();
    assertThat(issued.subject().isEmpty()).isTrue();
    assertThat(issued.names())
        .extracting(GeneralName::text)
        .containsExactly("DNS:localhost", "IP:127.0.0.1", "IP:::1", "DNS:app.localhost");
    assertThat(issued.extensions())
        .filteredOn(e -> e.content() instanceof SubjectAlternativeName)
        .allMatch(e -> e.critical());
    assertThat(purposes(issued)).containsExactly("TLS server");
    assertThat(issued.isAuthority()).isFalse();
    assertThat(issued.validity().contains(fixture.clock.instant())).isTrue();
    assertThat(issued.serial().bitLength()).isBetween(120, 127);
  }

  @Test
  void theProfilesDifferInTheirPurposes() {
    assertThat(purposes(fixture.issued(Profile.CLIENT, "a.localhost").certificate()))
        .containsExactly("TLS client");
    assertThat(purposes(fixture.issued(Profile.BOTH, "a.localhost").certificate()))
        .containsExactlyInAnyOrder("TLS server", "TLS client");
  }

  @Test
  void everyKindOfKeyIsCertified() throws Exception {
    for (KeyPair pair :
        List.of(
            keys("EC", new ECGenParameterSpec("secp256r1")),
            keys("EC", new ECGenParameterSpec("secp384r1")),
            keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
            keys("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4)),
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair())) {
      Certificate issued = fixture.issued(request(pair, "", "a.localhost")).certificate();
      assertThat(issued.key().toPublicKey()).isEqualTo(pair.getPublic());
    }
  }

  @Test
  void weakAndUnknownKeysAreRefused() throws Exception {
    assertThat(
            code(
                request(
                    keys("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4)),
                    "",
                    "a.localhost")))
        .isEqualTo(CaCode.KEY_TOO_WEAK);
    assertThat(
            code(
                request(
                    keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0)),
                    "",
                    "a.localhost")))
        .isEqualTo(CaCode.KEY_TOO_WEAK);
    assertThat(code(request(keys("EC", new ECGenParameterSpec("secp521r1")), "", "a.localhost")))
        .isEqualTo(CaCode.KEY_KIND_REFUSED);
  }

  @Test
  void aNameOutsideTheConstraintsIsNamedWithThePermittedOnesAndTheWayOut() {
    Report report = fixture.refused(AuthorityFixture.request(Profile.SERVER, "www.elsewhere.test"));
    Finding finding = report.headline();
    assertThat(finding.code()).isEqualTo(CaCode.NAME_OUTSIDE_CONSTRAINTS);
    assertThat(finding.headline()).isEqualTo("The authority may not certify www.elsewhere.test");
    assertThat(finding.explanation()).contains("example.test, localhost, 127.0.0.0/8");
    assertThat(finding.remedies().getFirst().command())
        .isEqualTo("signet route add NAME URL --host www.elsewhere.test");
    assertThat(finding.remedies().getLast().text()).contains("www.localhost");
  }

  @Test
  void everythingThatStandsAgainstARequestIsSaidAtOnce() {
    IssuanceRequest request =
        AuthorityFixture.request(Profile.SERVER, "a.elsewhere.test", "8.8.8.8")
            .lasting(Duration.ofDays(1000));
    assertThat(fixture.refused(request).findings())
        .extracting(Finding::code)
        .containsExactly(
            CaCode.NAME_OUTSIDE_CONSTRAINTS,
            CaCode.NAME_OUTSIDE_CONSTRAINTS,
            CaCode.LIFETIME_TOO_LONG);
  }

  @Test
  void aRefusalLeavesNoTraceInTheLogAndUsesNoSerial() {
    int before = fixture.authority.list(100).size();
    fixture.refused(AuthorityFixture.request(Profile.SERVER, "a.elsewhere.test"));
    assertThat(fixture.authority.list(100)).hasSize(before);
  }

  @Test
  void namesThatLookLikeTheDomainAndAreNotBelowItAreRefused() {
    for (String name : List.of("notexample.test", "localhost.evil", "xlocalhost", "test")) {
      assertThat(code(AuthorityFixture.request(Profile.SERVER, name)))
          .as(name)
          .isEqualTo(CaCode.NAME_OUTSIDE_CONSTRAINTS);
    }
    assertThat(code(AuthorityFixture.request(Profile.SERVER, "126.255.255.255")))
        .isEqualTo(CaCode.NAME_OUTSIDE_CONSTRAINTS);
    assertThat(code(AuthorityFixture.request(Profile.SERVER, "::2")))
        .isEqualTo(CaCode.NAME_OUTSIDE_CONSTRAINTS);
  }

  @Test
  void namesThatAreNoHostNamesAreRefused() {
    for (String name : List.of("a_b.localhost", "*.*.localhost")) {
      assertThat(code(AuthorityFixture.request(Profile.SERVER, name)))
          .as(name)
          .isEqualTo(CaCode.CSR_NAME_INVALID);
    }
  }

  @Test
  void aWildcardBelowAPermittedDomainIsCertified() {
    assertThat(fixture.issued(Profile.SERVER, "*.apps.example.test").certificate().names())
        .extracting(GeneralName::value)
        .containsExactly("*.apps.example.test");
  }

  @Test
  void upperCaseIsFoldedAndRepeatedNamesAreNamedOnce() {
    KeyPair pair = AuthorityFixture.keys();
    byte[] csr =
        dev.signet.x509.CertificateRequest.create(
                pair,
                "",
                List.of(
                    new GeneralName.DnsName("App.LOCALHOST"),
                    new GeneralName.DnsName("app.localhost")))
            .encoded()
            .toArray();
    assertThat(
            fixture.issued(IssuanceRequest.of(csr, Profile.SERVER, "test")).certificate().names())
        .extracting(GeneralName::value)
        .containsExactly("app.localhost");
  }

  @Test
  void aCommonNameMustBeOneOfAServersNames() {
    KeyPair pair = AuthorityFixture.keys();
    Certificate issued =
        fixture.issued(request(pair, "app.localhost", "app.localhost")).certificate();
    assertThat(issued.subject().commonName()).contains("app.localhost");
    assertThat(code(request(pair, "other.localhost", "app.localhost")))
        .isEqualTo(CaCode.CSR_COMMON_NAME_STRAY);
    assertThat(code(request(pair, "app.localhost"))).isEqualTo(CaCode.CSR_NAMES_MISSING);
  }

  @Test
  void aClientMayHaveACommonNameAloneUnlessItLooksLikeAHost() {
    KeyPair pair = AuthorityFixture.keys();
    IssuanceRequest person =
        IssuanceRequest.of(AuthorityFixture.csr(pair, "Alice Example"), Profile.CLIENT, "test");
    assertThat(fixture.issued(person).certificate().subject().toString())
        .isEqualTo("CN=Alice Example");
    for (String host : List.of("www.elsewhere.test", "10.0.0.1", "fe80::1")) {
      IssuanceRequest disguised =
          IssuanceRequest.of(AuthorityFixture.csr(pair, host), Profile.CLIENT, "test");
      assertThat(code(disguised)).as(host).isEqualTo(CaCode.CSR_COMMON_NAME_STRAY);
    }
  }

  @Test
  void aRequestThatIsNoneIsRefusedByItsReader() {
    assertThat(code(IssuanceRequest.of(new byte[] {1, 2, 3}, Profile.SERVER, "test")))
        .isEqualTo(X509Code.CERTIFICATE_REQUEST_MALFORMED);
    assertThat(code(IssuanceRequest.of(new byte[100_000], Profile.SERVER, "test")))
        .isEqualTo(CaCode.CSR_TOO_LARGE);
    byte[] csr = AuthorityFixture.csr(AuthorityFixture.keys(), "", "a.localhost");
    csr[csr.length - 1] ^= 1;
    assertThat(code(IssuanceRequest.of(csr, Profile.SERVER, "test")))
        .isEqualTo(X509Code.CERTIFICATE_REQUEST_FORGED);
  }

  @Test
  void lifetimesHaveBounds() {
    IssuanceRequest request = AuthorityFixture.request(Profile.SERVER, "a.localhost");
    assertThat(code(request.lasting(Duration.ofDays(398)))).isEqualTo(CaCode.LIFETIME_TOO_LONG);
    assertThat(code(request.lasting(Duration.ofSeconds(59)))).isEqualTo(CaCode.LIFETIME_TOO_SHORT);
    assertThat(code(request.lasting(Duration.ofDays(-1)))).isEqualTo(CaCode.LIFETIME_TOO_SHORT);
  }

  @Test
  void aCertificateDoesNotOutliveItsIssuerAndSaysSo() {
    fixture.clock.advance(Duration.ofDays(300));
    IssuedCertificate issued = fixture.issued(Profile.SERVER, "a.localhost");
    assertThat(issued.certificate().validity().notAfter())
        .isEqualTo(issued.chain().getLast().validity().notAfter());
    assertThat(issued.notes()).extracting(Finding::code).containsExactly(CaCode.LIFETIME_CUT);
  }

  @Test
  void anExpiredIntermediateSignsNothing() {
    fixture.clock.advance(Duration.ofDays(366));
    assertThat(code(AuthorityFixture.request(Profile.SERVER, "a.localhost")))
        .isEqualTo(CaCode.INTERMEDIATE_NOT_VALID);
  }

  @Test
  void shortLivedCertificatesSayThatNobodyWillRevokeThem() {
    IssuanceRequest request = AuthorityFixture.request(Profile.SERVER, "a.localhost");
    assertThat(
            fixture
                .issued(request.lasting(Profile.SHORT_LIVED))
                .certificate()
                .extension(NoRevocationAvailable.class))
        .isPresent();
    assertThat(fixture.issued(request).certificate().extension(NoRevocationAvailable.class))
        .isEmpty();
  }

  @Test
  void withAPublicAddressCertificatesSayWhereTheListIs() {
    CaSettings settings = AuthorityFixture.published(folder, URI.create("http://ca.example.test/"));
    fixture.reopen(settings);
    IssuedCertificate issued =
        fixture.issued(
            AuthorityFixture.request(Profile.SERVER, "a.localhost").lasting(Duration.ofDays(6)));
    Certificate leaf = issued.certificate();
    assertThat(leaf.extension(NoRevocationAvailable.class)).isEmpty();
    assertThat(leaf.extension(CrlDistributionPoints.class).orElseThrow().names())
        .extracting(GeneralName::value)
        .containsExactly(
            "http://ca.example.test/ca/"
                + LocalAuthorityTest.intermediate(fixture).id()
                + "/crl/1");
  }

  @Test
  void serialNumbersAreNeverUsedTwice() {
    assertThat(
            java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> fixture.issued(Profile.SERVER, "a.localhost").certificate().serial())
                .distinct())
        .hasSize(50);
  }

  private Code code(IssuanceRequest request) {
    return fixture.refused(request).headline().code();
  }

  private static List<String> purposes(Certificate certificate) {
    return certificate.extension(ExtendedKeyUsage.class).orElseThrow().texts();
  }

  private static IssuanceRequest request(KeyPair pair, String commonName, String... names) {
    return IssuanceRequest.of(
        AuthorityFixture.csr(pair, commonName, names), Profile.SERVER, "test");
  }

  private static KeyPair keys(String algorithm, AlgorithmParameterSpec parameters)
      throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(parameters);
    return generator.generateKeyPair();
  }
}
