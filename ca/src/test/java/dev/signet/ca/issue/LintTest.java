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
    assertThat(broken(draft())).doesNotContain("version 3 (4.1.2.1)", "names that clients compare");
  }

  @Test
  void eachFaultIsNamed() {
    assertThat(broken(draft().serial(BigInteger.TWO)))
        .contains("a serial number that cannot be guessed (BR 7.1)");
    assertThat(broken(draft().serial(BigInteger.ONE.shiftLeft(100).negate())))
        .contains("a positive serial number (4.1.2.2)");
    assertThat(broken(draft().serial(BigInteger.ONE.shiftLeft(165))))
        .contains("a serial number of 20 bytes at most (4.1.2.2)");
    assertThat(broken(draft().authority())).contains("no authority (4.2.1.9)");
    assertThat(broken(draft().hosts("evil.test")))
        .contains("names within the issuer's constraints (4.2.1.10)");
    assertThat(broken(draft().hosts("a_b.localhost"))).contains("names that clients compare");
    assertThat(broken(draft().key(KeyType.RSA1024)))
        .contains("a key of a kind and strength that is certified");
    assertThat(broken(draft().validity(NOW, NOW.plus(Duration.ofDays(5000)))))
        .contains("398 days at most (BR 6.3.2)", "a life within the issuer's");
    assertThat(broken(draft().validity(NOW, NOW.minusSeconds(1))))
        .contains("an end after the start (4.1.2.5)");
    assertThat(broken(draft().purposes("1.3.6.1.5.5.7.3.3"))).contains("purposes of TLS alone");
    assertThat(broken(draft().extension("1.2.3.4", false, new byte[] {5, 0})))
        .contains("extensions that can be read (4.2)");
    assertThat(broken(draft().namesCritical()))
        .contains("names that are critical exactly where the subject is empty (4.2.1.6)");
    assertThat(broken(draft().signature("SHA384withECDSA"))).contains("ECDSA with SHA-256");
  }

  @Test
  void anIntermediateWithoutEveryConstraintIsNamed() {
    assertThat(
            LintRules.broken(
                    LintRules.INTERMEDIATE, new LintRules.Pair(read(ISSUER), read(CA.root())))
                .map(Finding::wanted))
        .contains("constrained mailboxes (4.2.1.10)", "constrained URIs (4.2.1.10)");
  }

  private static CertificateDraft draft() {
    return CertificateDraft.of("CN=app.localhost", NOW)
        .hosts("app.localhost")
        .purposes(TestCa.SERVER_AUTH)
        .validity(NOW, NOW.plus(Duration.ofDays(2)));
  }

  private static List<String> broken(CertificateDraft draft) {
    Certificate certificate = read(draft.issuedBy(ISSUER));
    return LintRules.broken(LintRules.LEAF, new LintRules.Pair(certificate, read(ISSUER)))
        .map(Finding::wanted)
        .toList();
  }

  private static Certificate read(TestIdentity identity) {
    return Certificate.read(identity.der());
  }
}
