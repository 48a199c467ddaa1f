// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Catalogue;
import dev.signet.explain.TextRendering;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.Golden;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Refusals as a person reads them. */
class VerdictGoldenTest {
  private final FixedClock clock = FixedClock.create();
  private final TestCa ca = TestCa.at(clock);

  private void assertGolden(String name, List<Certificate> chain, String host) {
    TrustAnchors anchors =
        TrustAnchors.of(
            "the system's store", "/etc/ssl/certs", List.of(Certificate.read(ca.root().der())));
    Verdict verdict = new Verifier(anchors, clock).verify(PathRequest.forServer(chain, host));
    Verdict.Untrusted untrusted = (Verdict.Untrusted) verdict;
    Golden.files().matches("verdict/" + name + ".txt", TextRendering.of(untrusted.report()));
  }

  private static List<Certificate> chain(TestIdentity leaf) {
    return leaf.chainDer().stream().map(Certificate::read).toList();
  }

  @Test
  void aMissingIntermediate() {
    assertGolden("intermediate-missing", chain(ca.server("localhost")).subList(0, 1), "localhost");
  }

  @Test
  void anUnknownAuthority() {
    TestIdentity upper = ca.draft("CN=Unknown Root").authority().selfSigned();
    TestIdentity lower = ca.draft("CN=Unknown Intermediate").authority(0).issuedBy(upper);
    assertGolden("issuer-unknown", chain(ca.serverDraft("localhost").issuedBy(lower)), "localhost");
  }

  @Test
  void anExpiredCertificateForAnotherHost() {
    List<Certificate> chain = chain(ca.server("www.example.com", "example.com"));
    clock.advance(Duration.ofDays(40));
    assertGolden("expired-and-mismatch", chain, "localhost");
  }

  @Test
  void anotherHost() {
    assertGolden(
        "name-mismatch", chain(ca.server("www.example.com", "example.com")), "ww.example.com");
  }

  @Test
  void noHostAtAll() {
    TestIdentity nameless =
        ca.draft("CN=localhost")
            .notAuthority()
            .purposes(TestCa.SERVER_AUTH)
            .issuedBy(ca.intermediate());
    assertGolden("name-absent", chain(nameless), "localhost");
  }

  @Test
  void aClientsCertificate() {
    TestIdentity client =
        ca.draft("CN=localhost")
            .hosts("localhost")
            .purposes(TestCa.CLIENT_AUTH)
            .issuedBy(ca.intermediate());
    assertGolden("purpose", chain(client), "localhost");
  }

  @Test
  void aNameOutsideOfTheConstraints() {
    TestIdentity bound =
        ca.draft("CN=Bound Intermediate")
            .authority(0)
            .permit("example.com", "10.0.0.0/255.0.0.0")
            .issuedBy(ca.root());
    assertGolden(
        "name-constraint", chain(ca.serverDraft("localhost").issuedBy(bound)), "localhost");
  }

  @Test
  void aServerThatSignsCertificates() {
    TestIdentity fake = ca.serverDraft("www.example.com").issuedBy(ca.root());
    assertGolden("not-authority", chain(ca.serverDraft("localhost").issuedBy(fake)), "localhost");
  }

  @Test
  void anAuthorityThatWasSetUpAnew() {
    TestCa anew = TestCa.at(clock);
    assertGolden("issuer-key-differs", chain(anew.server("localhost")), "localhost");
  }

  @ParameterizedTest
  @EnumSource(X509Code.class)
  void everyCodeHasItsSentences(X509Code code) {
    Assertions.assertThat(Catalogue.of(code).isComplete()).isTrue();
  }
}
