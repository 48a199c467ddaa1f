// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Finding;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of lint, broken by a certificate that breaks it. */
class LintTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final TestCa CA = TestCa.at(() -> NOW);

  private static final TestIdentity ISSUER =
      CertificateDraft.of("CN=constrained", NOW)
          .authority(0)
          .permit("localhost")
          .issuedBy(CA.root());

  @Test
  void aFaultlessDraftBreaksNoRuleButThoseThatTheTestDraftsLeaveOut() {
    assertThat(broken(draft()))
        .doesNotContain("version-old (RFC 5280, 4.1.2.1)", "names that clients compare");
  }

  @Test
  void eachFaultIsNamed() {
    assertThat(broken(draft().serial(BigInteger.TWO)))
        .contains("serial-guessable (CA/B Baseline Requirements, 7.1)");
    assertThat(broken(draft().serial(BigInteger.ONE.shiftLeft(100).negate())))
        .contains("serial-not-positive (RFC 5280, 4.1.2.2)");
    assertThat(broken(draft().serial(BigInteger.ONE.shiftLeft(165))))
        .contains("serial-too-long (RFC 5280, 4.1.2.2)");
    assertThat(broken(draft().authority())).contains("no authority");
    assertThat(broken(draft().hosts("evil.test")))
        .contains(
            "name-beyond-constraints (RFC 5280, 4.2.1.10)",
            "names of forms that the issuer's constraints permit");
    assertThat(broken(draft().hosts("a_b.localhost"))).contains("names that clients compare");
    assertThat(broken(draft().key(KeyType.RSA1024)))
        .contains("a key of a kind and strength that is certified");
    assertThat(broken(draft().validity(NOW, NOW.plus(Duration.ofDays(5000)))))
        .contains("398 days at most", "life-beyond-issuer (RFC 5280, 6.1.3)");
    assertThat(broken(draft().validity(NOW, NOW.minusSeconds(1))))
        .contains("validity-reversed (RFC 5280, 4.1.2.5)");
    assertThat(broken(draft().purposes("1.3.6.1.5.5.7.3.3"))).contains("purposes of TLS alone");
    assertThat(broken(draft().extension("1.2.3.4", false, new byte[] {5, 0})))
        .contains("extensions of known types");
    assertThat(broken(draft().extension("2.5.29.18", false, new byte[] {0x30, 0})))
        .contains("extension-broken (RFC 5280, 4.2)");
    assertThat(broken(draft().signature("SHA384withECDSA")))
        .contains("the algorithm with which a key like the issuer's signs");
  }

  @Test
  void anIntermediateWithoutEveryConstraintIsNamed() {
    assertThat(RuleBook.broken("intermediate", read(ISSUER), read(CA.root())))
        .extracting(Finding::wanted)
        .contains("constrained mailboxes", "constrained URIs");
  }

  private static CertificateDraft draft() {
    return CertificateDraft.of("CN=app.localhost", NOW)
        .hosts("app.localhost")
        .purposes(TestCa.SERVER_AUTH)
        .validity(NOW, NOW.plus(Duration.ofDays(2)));
  }

  private static List<String> broken(CertificateDraft draft) {
    Certificate certificate = read(draft.issuedBy(ISSUER));
    // The way of the audit, which is held to no fewer rules than the signer.
    return RuleBook.broken("server", certificate, read(ISSUER)).stream()
        .map(Finding::wanted)
        .toList();
  }

  private static Certificate read(TestIdentity identity) {
    return Certificate.read(identity.der());
  }
}
