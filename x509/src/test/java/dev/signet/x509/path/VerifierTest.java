// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Every cause of a refusal is told apart from the others, by code and by certificate. */
class VerifierTest {
  private final FixedClock clock = FixedClock.create();
  private final TestCa ca = TestCa.at(clock);

  private static Certificate read(TestIdentity identity) {
    return Certificate.read(identity.der());
  }

  private static List<Certificate> chain(TestIdentity leaf) {
    return leaf.chainDer().stream().map(Certificate::read).toList();
  }

  private Verifier trusting(TestIdentity... roots) {
    List<Certificate> certificates = List.of(roots).stream().map(VerifierTest::read).toList();
    return new Verifier(TrustAnchors.of("the test's store", "roots.pem", certificates), clock);
  }

  private Verdict verify(TestIdentity leaf, String host) {
    return trusting(ca.root()).verify(PathRequest.forServer(chain(leaf), host));
  }

  private static List<Finding> findings(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Untrusted.class);
    return ((Verdict.Untrusted) verdict).report().findings();
  }

  private static void assertRefused(Verdict verdict, Code... codes) {
    assertThat(findings(verdict)).extracting(Finding::code).containsExactly(codes);
    assertThat(findings(verdict))
        .allSatisfy(
            finding -> assertThat(finding.headline() + finding.explanation()).doesNotContain("{"));
  }

  private CertificateDraft server() {
    return ca.serverDraft("localhost");
  }

  @Test
  void aCorrectChainIsTrusted() {
    Verdict verdict = verify(ca.server("localhost"), "localhost");
    assertThat(verdict).isInstanceOf(Verdict.Trusted.class);
    VerifiedPath path = ((Verdict.Trusted) verdict).path();
    assertThat(path.certificates()).hasSize(3);
    assertThat(path.anchor().store()).isEqualTo("the test's store");
    assertThat(path.validUntil()).isEqualTo(path.leaf().validity().notAfter());
    assertThat(((Verdict.Trusted) verdict).warnings()).isEmpty();
  }

  @Test
  void aClientsChainIsTrustedForAClientAlone() {
    List<Certificate> client = chain(ca.client("robot"));
    Verifier verifier = trusting(ca.root());
    assertThat(verifier.verify(PathRequest.forClient(client))).isInstanceOf(Verdict.Trusted.class);
    assertRefused(
        verifier.verify(PathRequest.forClient(chain(ca.server("localhost")))),
        X509Code.CERTIFICATE_PURPOSE);
  }

  @Test
  void everyKindOfKeyIsVerified() {
    for (KeyType type : List.of(KeyType.P384, KeyType.RSA2048, KeyType.ED25519)) {
      TestIdentity root = ca.draft("CN=Root " + type).key(type).authority().selfSigned();
      TestIdentity leaf = server().key(type).issuedBy(root);
      Verdict verdict = trusting(root).verify(PathRequest.forServer(chain(leaf), "localhost"));
      assertThat(verdict).as(type.name()).isInstanceOf(Verdict.Trusted.class);
    }
  }

  @Test
  void withoutAnchorsNothingIsTrusted() {
    PathRequest request = PathRequest.forServer(chain(ca.server("a")), "a");
    assertRefused(trusting().verify(request), X509Code.ANCHORS_EMPTY);
  }

  @Test
  void aMissingIntermediateIsToldApartFromAnUnknownAuthority() {
    List<Certificate> leafAlone = chain(ca.server("localhost")).subList(0, 1);
    Verifier verifier = trusting(ca.root());
    assertRefused(
        verifier.verify(PathRequest.forServer(leafAlone, "localhost")),
        X509Code.INTERMEDIATE_MISSING);
    TestIdentity other = ca.draft("CN=Other Root").authority().selfSigned();
    assertRefused(
        trusting(other).verify(PathRequest.forServer(chain(ca.server("localhost")), "localhost")),
        X509Code.ISSUER_UNKNOWN);
  }

  @Test
  void aSelfSignedCertificateIsToldApartFromAnUntrustedRoot() {
    TestIdentity alone = server().selfSigned();
    assertRefused(verify(alone, "localhost"), X509Code.CERTIFICATE_SELF_SIGNED);
    TestIdentity other = ca.draft("CN=Other Root").authority().selfSigned();
    TestIdentity leaf = server().issuedBy(other);
    List<Certificate> withRoot = List.of(read(leaf), read(other));
    Verdict verdict = trusting(ca.root()).verify(PathRequest.forServer(withRoot, "localhost"));
    assertRefused(verdict, X509Code.ROOT_UNTRUSTED);
    assertThat(findings(verdict).getFirst().parameters())
        .containsEntry("fingerprint", read(other).fingerprint());
  }

  @Test
  void anAuthoritySetUpAnewUnderItsOldNameIsNamed() {
    TestCa anew = TestCa.at(clock);
    Verdict verdict =
        trusting(anew.root())
            .verify(PathRequest.forServer(chain(ca.server("localhost")), "localhost"));
    assertRefused(verdict, X509Code.ISSUER_KEY_DIFFERS);
    assertThat(findings(verdict).getFirst().headline())
        .isEqualTo("Test Intermediate was signed by another Test Root than the one that is known");
  }

  @Test
  void aChangedCertificateHasAnInvalidSignature() {
    byte[] der = ca.server("localhost").der();
    der[der.length - 6] ^= 1;
    List<Certificate> chain = List.of(Certificate.read(der), read(ca.intermediate()));
    assertRefused(
        trusting(ca.root()).verify(PathRequest.forServer(chain, "localhost")),
        X509Code.CERTIFICATE_SIGNATURE_INVALID);
  }

  @Test
  void timesAreJudgedForEveryCertificateOfThePath() {
    TestIdentity server = ca.server("localhost");
    clock.advance(Duration.ofDays(31));
    Verdict verdict = verify(server, "localhost");
    assertRefused(verdict, X509Code.CERTIFICATE_EXPIRED);
    assertThat(findings(verdict).getFirst().subject()).isEqualTo("localhost");
    clock.advance(Duration.ofDays(365));
    assertRefused(
        verify(server, "localhost"), X509Code.CERTIFICATE_EXPIRED, X509Code.CERTIFICATE_EXPIRED);
    clock.set(FixedClock.START.minus(Duration.ofHours(2)));
    assertRefused(verify(server, "localhost"), X509Code.CERTIFICATE_NOT_YET_VALID);
  }

  @Test
  void anExpiredRootIsRefusedAlthoughTheJdkWouldNot() {
    TestIdentity old =
        ca.draft("CN=Old Root")
            .authority()
            .validity(FixedClock.START.minusSeconds(900), FixedClock.START.minusSeconds(300))
            .selfSigned();
    Verdict verdict =
        trusting(old).verify(PathRequest.forServer(chain(server().issuedBy(old)), "localhost"));
    assertRefused(verdict, X509Code.CERTIFICATE_EXPIRED);
    assertThat(findings(verdict).getFirst().headline()).isEqualTo("Old Root expired 5 minutes ago");
  }

  @Test
  void theNameIsJudgedAlongWithThePath() {
    assertRefused(
        verify(ca.server("example.com"), "localhost"), X509Code.CERTIFICATE_NAME_MISMATCH);
    clock.advance(Duration.ofDays(31));
    TestIdentity old =
        server()
            .validity(FixedClock.START, FixedClock.START.plusSeconds(60))
            .issuedBy(ca.intermediate());
    assertRefused(
        verify(old, "example.com"),
        X509Code.CERTIFICATE_EXPIRED,
        X509Code.CERTIFICATE_NAME_MISMATCH);
  }

  @Test
  void purposesAreHandedDownByAuthorities() {
    TestIdentity clientsOnly =
        ca.draft("CN=Clients Only").authority(0).purposes(TestCa.CLIENT_AUTH).issuedBy(ca.root());
    Verdict verdict = verify(server().issuedBy(clientsOnly), "localhost");
    assertRefused(verdict, X509Code.CERTIFICATE_PURPOSE);
    assertThat(findings(verdict).getFirst().subject()).isEqualTo("Clients Only");
  }

  @Test
  void whoIsNoAuthorityMayNotSign() {
    TestIdentity fake = ca.serverDraft("fake.example.com").issuedBy(ca.root());
    assertRefused(
        verify(server().issuedBy(fake), "localhost"),
        X509Code.ISSUER_NOT_AUTHORITY,
        X509Code.CERTIFICATE_KEY_USAGE);
    TestIdentity mute =
        ca.draft("CN=Mute").authority().keyUsage(KeyUsage.cRLSign).issuedBy(ca.root());
    assertRefused(verify(server().issuedBy(mute), "localhost"), X509Code.CERTIFICATE_KEY_USAGE);
  }

  @Test
  void pathLengthIsCounted() {
    TestIdentity below = ca.draft("CN=Below").authority().issuedBy(ca.intermediate());
    Verdict verdict = verify(server().issuedBy(below), "localhost");
    assertRefused(verdict, X509Code.PATH_LENGTH_EXCEEDED);
    assertThat(findings(verdict).getFirst().subject()).isEqualTo("Test Intermediate");
  }

  @Test
  void nameConstraintsBindInTheRootToo() {
    TestIdentity root = ca.draft("CN=Bound Root").authority().permit("example.com").selfSigned();
    TestIdentity inside = ca.serverDraft("a.example.com").issuedBy(root);
    Verifier verifier = trusting(root);
    assertThat(verifier.verify(PathRequest.forServer(chain(inside), "a.example.com")))
        .isInstanceOf(Verdict.Trusted.class);
    Verdict verdict =
        verifier.verify(PathRequest.forServer(chain(server().issuedBy(root)), "localhost"));
    assertRefused(verdict, X509Code.NAME_CONSTRAINT_VIOLATED);
    assertThat(findings(verdict).getFirst().headline())
        .isEqualTo("Bound Root may not certify DNS:localhost");
  }

  @Test
  void aCommonNameIsNoHostNameUnderConstraintsEither() {
    TestIdentity bound =
        ca.draft("CN=Bound").authority(0).permit("example.com").issuedBy(ca.root());
    TestIdentity client =
        ca.draft("CN=robot").notAuthority().purposes(TestCa.CLIENT_AUTH).issuedBy(bound);
    assertThat(trusting(ca.root()).verify(PathRequest.forClient(chain(client))))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void excludedNamesAndAddressesAreRefused() {
    TestIdentity bound =
        ca.draft("CN=Bound")
            .authority(0)
            .permit("example.com", "10.0.0.0/255.0.0.0")
            .exclude("secret.example.com")
            .issuedBy(ca.root());
    for (String host :
        List.of("secret.example.com", "a.secret.example.com", "*.example.com", "11.0.0.1", "::1")) {
      TestIdentity leaf = ca.serverDraft(host).issuedBy(bound);
      Verdict verdict =
          trusting(ca.root()).verify(PathRequest.of(chain(leaf).subList(0, 2), Purpose.TLS_SERVER));
      assertRefused(verdict, X509Code.NAME_CONSTRAINT_VIOLATED);
    }
    for (String host : List.of("a.example.com", "10.1.2.3")) {
      assertThat(verify(ca.serverDraft(host).issuedBy(bound), host))
          .as(host)
          .isInstanceOf(Verdict.Trusted.class);
    }
  }

  @Test
  void criticalExtensionsMustBeKnownAndAllMustBeReadable() {
    byte[] nothing = {5, 0};
    Verdict unknown =
        verify(
            server().extension("1.2.3.4", true, nothing).issuedBy(ca.intermediate()), "localhost");
    assertRefused(unknown, X509Code.CRITICAL_EXTENSION_UNKNOWN);
    assertThat(findings(unknown).getFirst().parameters()).containsEntry("oid", "1.2.3.4");
    assertRefused(
        verify(
            server().extension("2.5.29.54", false, nothing).issuedBy(ca.intermediate()),
            "localhost"),
        X509Code.EXTENSION_MALFORMED);
    assertThat(
            verify(
                server().extension("1.2.3.4", false, nothing).issuedBy(ca.intermediate()),
                "localhost"))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void weakKeysAndHashesAreRefused() {
    assertRefused(
        verify(server().key(KeyType.RSA1024).issuedBy(ca.intermediate()), "localhost"),
        X509Code.CERTIFICATE_ALGORITHM_WEAK);
    assertRefused(
        verify(server().signature("SHA1withECDSA").issuedBy(ca.intermediate()), "localhost"),
        X509Code.CERTIFICATE_ALGORITHM_WEAK);
  }

  @Test
  void anEmptySubjectWithNamesThatAreNotCriticalIsNamedAsWhatItIs() {
    TestIdentity odd =
        ca.draft("").hosts("localhost").purposes(TestCa.SERVER_AUTH).issuedBy(ca.intermediate());
    Verdict verdict = verify(odd, "localhost");
    assertRefused(verdict, X509Code.CERTIFICATE_PROFILE);
    assertThat(findings(verdict).getFirst().wanted()).isEqualTo("RFC 5280, 4.2.1.6");
    TestIdentity right =
        ca.draft("")
            .hosts("localhost")
            .namesCritical()
            .purposes(TestCa.SERVER_AUTH)
            .issuedBy(ca.intermediate());
    assertThat(verify(right, "localhost")).isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void serialNumbersOfMoreThanTwentyBytesAreRefused() {
    TestIdentity odd = server().serial(BigInteger.ONE.shiftLeft(160)).issuedBy(ca.intermediate());
    assertRefused(verify(odd, "localhost"), X509Code.CERTIFICATE_PROFILE);
  }

  @Test
  void theOrderOfTheChainCostsAWarningAlone() {
    TestIdentity deep = ca.draft("CN=Upper").authority().issuedBy(ca.root());
    TestIdentity lower = ca.draft("CN=Lower").authority(0).issuedBy(deep);
    TestIdentity leaf = server().issuedBy(lower);
    List<Certificate> sent =
        List.of(read(leaf), read(deep), read(lower), read(ca.intermediate()), read(ca.root()));
    Verdict verdict = trusting(ca.root()).verify(PathRequest.forServer(sent, "localhost"));
    assertThat(verdict).isInstanceOf(Verdict.Trusted.class);
    assertThat(((Verdict.Trusted) verdict).warnings())
        .extracting(Finding::code)
        .containsExactly(
            X509Code.CHAIN_CERTIFICATE_UNUSED, X509Code.CHAIN_ROOT_SENT, X509Code.CHAIN_DISORDERED);
  }

  @Test
  void theGoodOneOfTwoAuthoritiesWithOneNameIsFound() {
    TestIdentity twin =
        ca.draft("CN=Test Intermediate,O=Signet Test").authority(0).issuedBy(ca.root());
    TestIdentity leaf = server().issuedBy(ca.intermediate());
    List<Certificate> sent = List.of(read(leaf), read(twin), read(ca.intermediate()));
    assertThat(trusting(ca.root()).verify(PathRequest.forServer(sent, "localhost")))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void anExpiredCrossCertificateIsPassedByForAGoodOne() {
    TestIdentity stale =
        ca.draft("CN=Cross")
            .authority(0)
            .validity(FixedClock.START.minusSeconds(900), FixedClock.START.minusSeconds(1))
            .issuedBy(ca.root());
    TestIdentity fresh = ca.draft("CN=Cross").authority(0).key(stale.keys()).issuedBy(ca.root());
    TestIdentity leaf = server().issuedBy(stale);
    List<Certificate> sent = List.of(read(leaf), read(stale), read(fresh));
    assertThat(trusting(ca.root()).verify(PathRequest.forServer(sent, "localhost")))
        .isInstanceOf(Verdict.Trusted.class);
  }

  @Test
  void aTrustedLeafNeedsNothingAboveIt() {
    TestIdentity alone = server().selfSigned();
    Verdict verdict = trusting(alone).verify(PathRequest.forServer(chain(alone), "localhost"));
    assertThat(verdict).isInstanceOf(Verdict.Trusted.class);
    assertThat(((Verdict.Trusted) verdict).path().certificates()).hasSize(1);
  }

  @Test
  void aMissingIssuerIsAskedForWhereItsPlaceIsKnown() {
    URI place = URI.create("http://ca.example.com/issuer.der");
    TestIdentity leaf =
        server()
            .extension("1.3.6.1.5.5.7.1.1", false, issuerPlace(place))
            .issuedBy(ca.intermediate());
    PathRequest request =
        PathRequest.forServer(List.of(read(leaf)), "localhost")
            .withLimits(new PathRequest.Limits(3, true, Set.of()));
    Verifier verifier = trusting(ca.root());
    Verdict verdict = verifier.verify(request);
    assertThat(verdict).isInstanceOf(Verdict.Needs.class);
    assertThat(((Verdict.Needs) verdict).fetches()).containsExactly(new Verdict.IssuerFetch(place));
    PathRequest complete = request.withFetched(place, List.of(read(ca.intermediate())));
    assertThat(verifier.verify(complete)).isInstanceOf(Verdict.Trusted.class);
    assertRefused(
        verifier.verify(request.withFetched(place, List.of())), X509Code.INTERMEDIATE_MISSING);
  }

  @Test
  void chainsMadeToBranchAreStopped() {
    List<TestIdentity> authorities = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      authorities.add(ca.draft("CN=Loop " + i % 3).authority().selfSigned());
    }
    List<Certificate> sent = new ArrayList<>();
    for (TestIdentity subject : authorities) {
      for (TestIdentity issuer : authorities.subList(0, 6)) {
        sent.add(
            read(
                ca.draft(
                        "CN="
                            + subject
                                .certificate()
                                .getSubjectX500Principal()
                                .getName()
                                .substring(3))
                    .authority()
                    .key(subject.keys())
                    .issuedBy(issuer)));
      }
    }
    Collections.shuffle(sent, new Random(7));
    sent.addFirst(read(server().issuedBy(authorities.getFirst())));
    long start = System.nanoTime();
    Verdict verdict = trusting(ca.root()).verify(PathRequest.forServer(sent, "localhost"));
    assertThat(findings(verdict).getFirst().code()).isEqualTo(X509Code.PATH_SEARCH_EXHAUSTED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static byte[] issuerPlace(URI place) {
    return new dev.signet.x509.der.DerWriter()
        .sequence(list ->
            list.sequence(one ->
                one.oid(new dev.signet.x509.der.Oid("1.3.6.1.5.5.7.48.2"))
                    .primitive(
                        dev.signet.x509.der.DerTag.context(6),
                        place.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))))
        .toArray();
  }
}
