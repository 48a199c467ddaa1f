// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Finding;
import dev.signet.testkit.TestCa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostMatcherTest {
  private static final TestCa CA = TestCa.create();

  @ParameterizedTest
  @CsvSource({
    "example.com,          example.com,       true",
    "EXAMPLE.com,          example.COM,       true",
    "example.com.,         example.com,       true",
    "a.example.com,        *.example.com,     true",
    "a.b.example.com,      *.example.com,     false",
    "example.com,          *.example.com,     false",
    "www.example.com,      w*.example.com,    false",
    "www.example.com,      *w.example.com,    false",
    "www.example.com,      www.*.com,         false",
    "a.localhost,          *.localhost,       true",
    "localhost,            *,                 false",
    "example.com,          .example.com,      false",
    "example.com,          example.com.,      false",
    "my_service,           my_service,        true",
    "*.example.com,        *.example.com,     false",
    "*.a.example.com,      *.example.com,     false",
    "bücher.example,       xn--bcher-kva.example, true"
  })
  void hostNames(String wanted, String presented, boolean matches) {
    GeneralName name = new GeneralName.DnsName(presented);
    assertThat(HostMatcher.matches(GeneralName.ofHost(wanted), name)).isEqualTo(matches);
  }

  @Test
  void addressesAreComparedByTheirBytes() {
    assertThat(
            HostMatcher.matches(GeneralName.ofHost("::1"), GeneralName.ofHost("0:0:0:0:0:0:0:1")))
        .isTrue();
    assertThat(HostMatcher.matches(GeneralName.ofHost("[::1]"), GeneralName.ofHost("::1")))
        .isTrue();
    assertThat(
            HostMatcher.matches(GeneralName.ofHost("127.0.0.1"), GeneralName.ofHost("127.0.0.2")))
        .isFalse();
    assertThat(
            HostMatcher.matches(
                GeneralName.ofHost("127.0.0.1"), new GeneralName.DnsName("127.0.0.1")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://a", "a b", "a..b", "-a", "a:443", "user@host", "a/b"})
  void whatIsNoHostIsRefused(String host) {
    PemTest.assertFinding(X509Code.HOST_NAME_MALFORMED, () -> GeneralName.ofHost(host));
  }

  @Test
  void theNearestNameIsSuggested() {
    Certificate certificate =
        Certificate.read(CA.server("www.example.com", "api.example.com", "10.0.0.1").der());
    Finding finding =
        HostMatcher.check(GeneralName.ofHost("apt.example.com"), certificate).orElseThrow();
    assertThat(finding.code()).isEqualTo(X509Code.CERTIFICATE_NAME_MISMATCH);
    assertThat(finding.headline()).isEqualTo("The certificate is not for apt.example.com");
    assertThat(finding.found()).isEqualTo("DNS:www.example.com, DNS:api.example.com, IP:10.0.0.1");
    assertThat(finding.remedies().getFirst().text()).contains("api.example.com");
  }

  @Test
  void noHostIsCalledByAWildcard() {
    Certificate certificate = Certificate.read(CA.server("*.example.com").der());
    Finding finding =
        HostMatcher.check(GeneralName.ofHost("*.example.com"), certificate).orElseThrow();
    assertThat(finding.code()).isEqualTo(X509Code.HOST_NAME_MALFORMED);
    assertThat(finding.subject()).isEqualTo("*.example.com");
  }

  @Test
  void theCommonNameDoesNotCount() {
    Certificate certificate = Certificate.read(CA.client("localhost").der());
    Finding finding = HostMatcher.check(GeneralName.ofHost("localhost"), certificate).orElseThrow();
    assertThat(finding.code()).isEqualTo(X509Code.CERTIFICATE_NAME_ABSENT);
    assertThat(finding.found()).isEqualTo("only the common name localhost");
  }

  @Test
  void manyNamesAreCutShort() {
    String[] hosts = new String[20];
    for (int i = 0; i < hosts.length; i++) {
      hosts[i] = "host" + i + ".example.com";
    }
    Certificate certificate = Certificate.read(CA.server(hosts).der());
    Finding finding = HostMatcher.check(GeneralName.ofHost("x"), certificate).orElseThrow();
    assertThat(finding.found()).endsWith("and 12 more");
  }

  @Test
  void addressesOfVersionSixAreWrittenByRfc5952() {
    assertThat(GeneralName.ofHost("2001:db8:0:0:1:0:0:1").value()).isEqualTo("2001:db8::1:0:0:1");
    assertThat(GeneralName.ofHost("::").value()).isEqualTo("::");
    assertThat(GeneralName.ofHost("1:0:2:3:4:5:6:7").value()).isEqualTo("1:0:2:3:4:5:6:7");
  }

  @Test
  void aWorkloadIsItsUriWithoutLetterCaseInSchemeAndHost() {
    assertThat(isWorkload("spiffe://Example.org/a/B", "SPIFFE://example.ORG/a/B")).isTrue();
    assertThat(isWorkload("spiffe://example.org/a/B", "spiffe://example.org/a/b")).isFalse();
    assertThat(isWorkload("spiffe://example.org/a", "spiffe://example.org/a/")).isFalse();
    assertThat(isWorkload("spiffe://example.org", "spiffe://example.org.evil")).isFalse();
    assertThat(isWorkload("https://u@a.test/", "https://U@a.test/")).isFalse();
    assertThat(isWorkload("urn:ex:A", "URN:ex:A")).isTrue();
    assertThat(isWorkload("no colon", "No colon")).isFalse();
  }

  @Test
  void aCertificateOfTwoWorkloadsIsOfNone() {
    GeneralName one = new GeneralName.UriName("spiffe://example.org/one");
    Certificate certificate =
        Certificate.read(
            CA.draft("CN=x")
                .name(6, "spiffe://example.org/one")
                .name(6, "spiffe://example.org/two")
                .issuedBy(CA.root())
                .der());
    Finding finding = HostMatcher.check(one, certificate).orElseThrow();
    assertThat(finding.code()).isEqualTo(X509Code.CERTIFICATE_NAME_MISMATCH);
    assertThat(finding.found())
        .isEqualTo("URI:spiffe://example.org/one, URI:spiffe://example.org/two");
  }

  private static boolean isWorkload(String wanted, String presented) {
    return HostMatcher.matches(new GeneralName.UriName(wanted), new GeneralName.UriName(presented));
  }
}
