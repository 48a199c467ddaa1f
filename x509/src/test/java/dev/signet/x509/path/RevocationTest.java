// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.PathRequest.Limits;
import dev.signet.x509.path.RevocationTerms.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;

/** Who is revoked is refused; what follows where nobody knows is the caller's to say. */
class RevocationTest {
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final String MUST_STAPLE = "1.3.6.1.5.5.7.1.24";

  private final FixedClock clock = FixedClock.create();
  private final TestCa ca = TestCa.at(clock);
  private final TestIdentity server = ca.serverDraft("localhost").issuedBy(ca.root());

  private RevocationDraft by(TestIdentity signer) {
    return new RevocationDraft(signer, clock.instant());
  }

  private Verdict verify(TestIdentity leaf, RevocationTerms terms) {
    return verifier().verify(request(leaf).withRevocation(terms));
  }

  private Verifier verifier() {
    TrustAnchors anchors =
        TrustAnchors.of("the test's store", "", List.of(Certificate.read(ca.root().der())));
    return new Verifier(anchors, clock);
  }

  private static PathRequest request(TestIdentity leaf) {
    List<Certificate> chain = leaf.chainDer().stream().map(Certificate::read).toList();
    return PathRequest.forServer(chain, "localhost");
  }

  private static RevocationTerms terms(Mode mode, OcspResponse... responses) {
    return RevocationTerms.of(mode).plusResponses(List.of(responses));
  }

  private static List<Code> codes(Verdict verdict) {
    return verdict.decided().findings().stream().map(Finding::code).toList();
  }

  private static void assertRefused(Verdict verdict, X509Code code, String found) {
    assertThat(verdict).isInstanceOf(Verdict.Untrusted.class);
    Finding headline = ((Verdict.Untrusted) verdict).report().headline();
    assertThat(headline.code()).isEqualTo(code);
    assertThat(headline.found()).contains(found);
    assertThat(headline.headline() + headline.explanation()).doesNotContain("{");
  }

  @Test
  void aRevokedCertificateIsRefusedWithDateAndReason() throws Exception {
    RevocationTerms lists =
        RevocationTerms.of(Mode.SOFT)
            .plusLists(List.of(by(ca.root()).list(CRLReason.keyCompromise, server)));
    assertRefused(verify(server, lists), X509Code.CERTIFICATE_REVOKED, "key compromise");
    OcspResponse response =
        by(ca.root())
            .response(
                server,
                new RevokedStatus(Date.from(clock.instant()), CRLReason.cessationOfOperation));
    assertRefused(
        verify(server, terms(Mode.OFF, response)),
        X509Code.CERTIFICATE_REVOKED,
        "no longer in use");
  }

  @Test
  void whoSaysRevokedIsBelievedOverWhoSaysGood() throws Exception {
    RevocationTerms both =
        terms(Mode.HARD, by(ca.root()).response(server, CertificateStatus.GOOD))
            .plusLists(List.of(by(ca.root()).list(CRLReason.superseded, server)));
    assertRefused(verify(server, both), X509Code.CERTIFICATE_REVOKED, "superseded");
  }

  @Test
  void aGoodAnswerIsEnoughForTheStrict() throws Exception {
    OcspResponse good = by(ca.root()).response(server, CertificateStatus.GOOD);
    assertThat(verify(server, terms(Mode.HARD, good))).isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void withoutAnAnswerTheModeDecides() {
    assertRefused(
        verify(server, RevocationTerms.of(Mode.HARD)), X509Code.REVOCATION_UNKNOWN, "none");
    Verdict soft = verify(server, RevocationTerms.of(Mode.SOFT));
    assertThat(soft).isInstanceOf(Verdict.Trusted.class);
    assertThat(codes(soft)).containsExactly(X509Code.REVOCATION_UNCHECKED);
    assertThat(soft.decided().findings().getFirst().explanation())
        .contains("who can keep it from arriving can use a revoked certificate");
    assertThat(codes(verify(server, RevocationTerms.off()))).isEmpty();
  }

  @Test
  void aResponderThatDoesNotKnowIsNoAnswer() throws Exception {
    OcspResponse unknown = by(ca.root()).response(server, new UnknownStatus());
    assertRefused(
        verify(server, terms(Mode.HARD, unknown)),
        X509Code.REVOCATION_UNKNOWN,
        "a responder that does not know it");
  }

  @Test
  void anOldAnswerIsNone() throws Exception {
    OcspResponse old =
        by(ca.root())
            .between(
                clock.instant().minus(Duration.ofDays(3)),
                clock.instant().minus(Duration.ofDays(2)))
            .response(server, CertificateStatus.GOOD);
    assertRefused(
        verify(server, terms(Mode.HARD, old)),
        X509Code.REVOCATION_UNKNOWN,
        "a response that was good until");
  }

  @Test
  void aDelegatedResponderNeedsItsPurposeAndItsIssuer() throws Exception {
    TestIdentity meant = ca.draft("CN=Responder").purposes(OCSP_SIGNING).issuedBy(ca.root());
    assertThat(
            verify(
                server,
                terms(Mode.HARD, by(meant).response(server, CertificateStatus.GOOD, meant))))
        .isInstanceOf(Verdict.Trusted.class);
    TestIdentity other = ca.draft("CN=Responder").issuedBy(ca.root());
    assertRefused(
        verify(server, terms(Mode.HARD, by(other).response(server, CertificateStatus.GOOD, other))),
        X509Code.REVOCATION_UNKNOWN,
        "not for OCSP signing");
    TestIdentity foreign =
        ca.draft("CN=Responder").purposes(OCSP_SIGNING).issuedBy(ca.intermediate());
    assertRefused(
        verify(
            server,
            terms(Mode.HARD, by(foreign).response(server, CertificateStatus.GOOD, foreign))),
        X509Code.REVOCATION_UNKNOWN,
        "whom the issuer has not certified");
    assertRefused(
        verify(server, terms(Mode.HARD, by(meant).response(server, CertificateStatus.GOOD))),
        X509Code.REVOCATION_UNKNOWN,
        "signature does not fit");
  }

  @Test
  void anAnswerAboutAnotherCertificateIsNone() throws Exception {
    TestIdentity other = ca.serverDraft("localhost").issuedBy(ca.root());
    OcspResponse good = by(ca.root()).response(other, CertificateStatus.GOOD);
    assertRefused(verify(server, terms(Mode.HARD, good)), X509Code.REVOCATION_UNKNOWN, "none");
  }

  @Test
  void aPromisedStapleMustBeThereWhereItWasAskedFor() throws Exception {
    TestIdentity promising =
        ca.serverDraft("localhost")
            .extension(MUST_STAPLE, false, new byte[] {0x30, 3, 2, 1, 5})
            .issuedBy(ca.root());
    assertThat(verify(promising, RevocationTerms.off())).isInstanceOf(Verdict.Trusted.class);
    assertRefused(
        verify(promising, RevocationTerms.off().withStaples(List.of())),
        X509Code.OCSP_STAPLE_MISSING,
        "no response");
    OcspResponse good = by(ca.root()).response(promising, CertificateStatus.GOOD);
    assertThat(verify(promising, RevocationTerms.off().withStaples(List.of(good))))
        .isInstanceOf(Verdict.Trusted.class);
    assertThat(verify(server, RevocationTerms.off().withStaples(List.of())))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void listsWithoutNumberOrOutOfTimeAreOfNoUse() throws Exception {
    assertRefused(
        verify(server, lists(by(ca.root()).withoutNumber())),
        X509Code.REVOCATION_UNKNOWN,
        "a list without number");
    assertRefused(
        verify(
            server,
            lists(
                by(ca.root())
                    .between(
                        clock.instant().minus(Duration.ofDays(2)),
                        clock.instant().minus(Duration.ofDays(1))))),
        X509Code.REVOCATION_UNKNOWN,
        "a list that was good until");
    assertRefused(
        verify(server, lists(by(TestCa.at(clock).root()))),
        X509Code.REVOCATION_UNKNOWN,
        "no known key of its issuer signed");
    assertThat(verify(server, lists(by(ca.root())))).isInstanceOf(Verdict.Trusted.class);
  }

  private static RevocationTerms lists(RevocationDraft draft) throws Exception {
    return RevocationTerms.of(Mode.HARD).plusLists(List.of(draft.list(0)));
  }

  @Test
  void whatIsMissingIsAskedForWhereItsPlaceIsKnown() throws Exception {
    URI place = URI.create("http://ocsp.example.com/");
    AccessDescription access =
        new AccessDescription(
            AccessDescription.id_ad_ocsp,
            new GeneralName(GeneralName.uniformResourceIdentifier, place.toString()));
    TestIdentity leaf =
        ca.serverDraft("localhost")
            .extension(
                "1.3.6.1.5.5.7.1.1", false, new AuthorityInformationAccess(access).getEncoded())
            .issuedBy(ca.root());
    PathRequest request =
        request(leaf)
            .withRevocation(RevocationTerms.of(Mode.HARD))
            .withLimits(new Limits(3, true, Set.of()));
    Verdict verdict = verifier().verify(request);
    assertThat(verdict).isInstanceOf(Verdict.Needs.class);
    Verdict.ResponseFetch fetch =
        (Verdict.ResponseFetch) ((Verdict.Needs) verdict).fetches().getFirst();
    assertThat(fetch.place()).isEqualTo(place);
    OCSPReq asked = new OCSPReq(fetch.request().toArray());
    assertThat(asked.getRequestList()[0].getCertID().getSerialNumber())
        .isEqualTo(leaf.certificate().getSerialNumber());
    OcspResponse good = by(ca.root()).response(leaf, CertificateStatus.GOOD);
    assertThat(verifier().verify(request.withFetchedResponse(place, Optional.of(good))))
        .isInstanceOf(Verdict.Trusted.class);
    assertRefused(
        verifier().verify(request.withFetchedResponse(place, Optional.empty())),
        X509Code.REVOCATION_UNKNOWN,
        "none");
  }
}
