// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CaSettings;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Issuer;
import dev.signet.ca.KeyType;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.ScopeResult;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.OcspRequest;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.Pem;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An authority with each kind of keys, judged by the JDK and, where it knows them, by OpenSSL. */
class KeyTypesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RSA4096")
  void aWholeAuthorityHasKeysOfOneKind(KeyType keys) throws Exception {
    CaSettings settings =
        new CaSettings(folder, NameScope.local().withDomains(List.of("example.test")), null, keys);
    try (AuthorityFixture fixture =
        AuthorityFixture.at(folder, FixedClock.at(Instant.now()), settings)) {
      KeyPair pair = keys.generate(new SecureRandom());
      IssuedCertificate issued = issued(fixture, pair);
      SignatureAlgorithm algorithm = SignatureAlgorithm.usualFor(issued.root().key());
      for (Certificate each : List.of(issued.root(), issued.chain().getLast())) {
        assertThat(each.signedAlgorithm()).isEqualTo(algorithm);
        assertThat(each.key().text()).isEqualTo(issued.certificate().key().text());
      }
      jdkAccepts(fixture, issued);
      opensslAccepts(fixture, issued, keys);
      weAcceptUntilItIsRevoked(fixture, issued);

      // The intermediate's key from the database, the root's from its file.
      fixture.reopen(settings);
      jdkAccepts(fixture, issued(fixture, pair));
      NameScope more = NameScope.local().withDomains(List.of("more.test"));
      assertThat(fixture.authority.extend(more)).isInstanceOf(ScopeResult.Extended.class);
      jdkAccepts(fixture, issued(fixture, pair));
      assertThat(fixture.authority.audit().findings()).isEmpty();
    }
  }

  private static IssuedCertificate issued(AuthorityFixture fixture, KeyPair pair) {
    byte[] csr = AuthorityFixture.csr(pair, "", "localhost", "app.example.test");
    return fixture.issued(IssuanceRequest.of(csr, Profile.SERVER, "test"));
  }

  private static void jdkAccepts(AuthorityFixture fixture, IssuedCertificate issued)
      throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    CertPath path =
        factory.generateCertPath(issued.chain().stream().map(Certificate::toX509).toList());
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(issued.root().toX509(), null)));
    List<X509CRL> lists = new ArrayList<>();
    for (Issuer issuer : fixture.authority.issuers()) {
      lists.add(
          (X509CRL)
              factory.generateCRL(
                  new ByteArrayInputStream(list(fixture, issuer).encoded().toArray())));
    }
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  /** OpenSSL before 3.5 has no ML-DSA. */
  private void opensslAccepts(AuthorityFixture fixture, IssuedCertificate issued, KeyType keys)
      throws Exception {
    if (keys.word().startsWith("ml-dsa")) {
      return;
    }
    StringBuilder lists = new StringBuilder();
    fixture
        .authority
        .issuers()
        .forEach(
            issuer -> lists.append(Pem.write(Pem.CRL, list(fixture, issuer).encoded().toArray())));
    Files.writeString(folder.resolve("root.pem"), issued.root().toPem());
    Files.writeString(folder.resolve("crls.pem"), lists);
    Files.writeString(folder.resolve("leaf.pem"), issued.certificate().toPem());
    Files.writeString(folder.resolve("issuer.pem"), issued.chain().getLast().toPem());
    String outcome =
        Openssl.run(
                folder,
                "verify -x509_strict -CAfile root.pem -untrusted issuer.pem -crl_check_all -CRLfile"
                    .concat(" crls.pem leaf.pem")
                    .split(" "))
            .output();
    assertThat(outcome).contains("leaf.pem: OK");
    String key = Openssl.run(folder, "pkey", "-in", "root-key.pem", "-check", "-noout").output();
    assertThat(key).contains("Key is valid");
  }

  /** Our own validator wants an answer for the leaf and a list for the issuer. */
  private static void weAcceptUntilItIsRevoked(AuthorityFixture fixture, IssuedCertificate issued) {
    Verifier verifier =
        new Verifier(TrustAnchors.of("test", "", List.of(issued.root())), fixture.clock);
    assertThat(verdict(fixture, issued, verifier)).isInstanceOf(Verdict.Trusted.class);
    fixture.authority.revoke(
        new RevocationRequest(
            issued.certificate().serialText(), RevocationReason.SUPERSEDED, "test"));
    assertThat(verdict(fixture, issued, verifier)).isInstanceOf(Verdict.Untrusted.class);
  }

  private static Verdict verdict(
      AuthorityFixture fixture, IssuedCertificate issued, Verifier verifier) {
    Issuer issuer = LocalAuthorityTest.intermediate(fixture);
    byte[] question = OcspRequest.about(issued.certificate(), issuer.certificate()).toArray();
    byte[] answer = fixture.authority.ocsp(issuer.id(), question).orElseThrow().encoded().toArray();
    RevocationTerms terms =
        RevocationTerms.of(RevocationTerms.Mode.HARD)
            .plusResponses(List.of(OcspResponse.read(answer)))
            .plusLists(List.of(list(fixture, fixture.authority.root())));
    return verifier.verify(
        PathRequest.forServer(issued.chain(), "localhost").withRevocation(terms));
  }

  private static Crl list(AuthorityFixture fixture, Issuer issuer) {
    return Crl.read(fixture.authority.crl(issuer.id()).orElseThrow().encoded().toArray());
  }
}
