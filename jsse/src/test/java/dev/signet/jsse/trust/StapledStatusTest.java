// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jsse.TestParty;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.Purpose;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.TrustAnchors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a server staples is looked in, whether or not revocation is looked at otherwise. */
class StapledStatusTest {
  private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
  private static final byte[] STATUS_REQUEST = {0x30, 3, 2, 1, 5};

  private final FixedClock clock = FixedClock.create();
  private final TestCa ca = TestCa.at(clock);
  private final PeerJudge judge =
      new PeerJudge(
          TrustAnchors.of("the test", "", List.of(Certificate.read(ca.root().der()))),
          RevocationTerms.off(),
          KeyPins.none(),
          "",
          clock);
  private final TestIdentity plain = ca.server(TestParty.HOST);
  private final TestIdentity promising =
      ca.serverDraft(TestParty.HOST)
          .extension(TLS_FEATURE, false, STATUS_REQUEST)
          .issuedBy(ca.intermediate());

  @Test
  void aGoodStapleAndNoneAreFine() {
    assertThat(judged(plain, ca.goodStaple(plain))).isInstanceOf(PeerVerdict.Accepted.class);
    assertThat(judged(plain)).isInstanceOf(PeerVerdict.Accepted.class);
  }

  @Test
  void aCertificateThatItsStapleCallsRevokedIsRefused() {
    PeerVerdict.Refused refused = refused(plain, ca.revokedStaple(plain));
    assertThat(refused.report().headline().code()).isEqualTo(X509Code.CERTIFICATE_REVOKED);
    assertThat(refused.fault()).isEqualTo(CertificateFault.CERTIFICATE_REVOKED);
  }

  @Test
  void aStapleThatCannotBeReadOrReliedOnCountsAsNone() {
    assertThat(judged(plain, new byte[] {1, 2, 3})).isInstanceOf(PeerVerdict.Accepted.class);
    assertThat(judged(plain, old(plain))).isInstanceOf(PeerVerdict.Accepted.class);
    assertThat(judged(plain, ca.revokedStaple(promising)))
        .as("about another certificate")
        .isInstanceOf(PeerVerdict.Accepted.class);
  }

  @Test
  void whereOneIsPromisedOnlyAGoodOneWillDo() {
    assertThat(judged(promising, ca.goodStaple(promising)))
        .isInstanceOf(PeerVerdict.Accepted.class);
    for (byte[] staple : List.of(new byte[] {1, 2, 3}, old(promising), ca.goodStaple(plain))) {
      PeerVerdict.Refused refused = refused(promising, staple);
      assertThat(refused.report().headline().code()).isEqualTo(X509Code.OCSP_STAPLE_MISSING);
      assertThat(refused.fault()).isEqualTo(CertificateFault.STAPLE_REFUSED);
    }
    assertThat(refused(promising, ca.revokedStaple(promising)).fault())
        .isEqualTo(CertificateFault.CERTIFICATE_REVOKED);
  }

  private byte[] old(TestIdentity identity) {
    byte[] staple = ca.goodStaple(identity);
    clock.advance(Duration.ofDays(2));
    return staple;
  }

  private PeerVerdict.Refused refused(TestIdentity identity, byte[] staple) {
    PeerVerdict verdict = judged(identity, staple);
    assertThat(verdict).isInstanceOf(PeerVerdict.Refused.class);
    return (PeerVerdict.Refused) verdict;
  }

  private PeerVerdict judged(TestIdentity identity, byte[]... staples) {
    List<Certificate> chain = identity.chainDer().stream().map(Certificate::read).toList();
    ShownCertificates shown = ShownCertificates.of(chain).with(true, List.of(staples));
    return judge.judge(
        new TrustRequest(
            shown, Purpose.TLS_SERVER, "HTTPS", List.of(TestParty.HOST), Optional.empty()));
  }
}
