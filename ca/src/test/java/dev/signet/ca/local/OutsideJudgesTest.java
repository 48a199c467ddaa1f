// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.store.SqlIssuerStore;
import dev.signet.store.Keyring;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Pem;
import dev.signet.x509.PrivateKeyPem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we issue, judged by OpenSSL, the JDK and Python. */
class OutsideJudgesTest {
  @TempDir private Path folder;
  private AuthorityFixture fixture;
  private KeyPair keys;
  private IssuedCertificate issued;

  @BeforeEach
  void issue() throws Exception {
    fixture = AuthorityFixture.now(folder, FixedClock.at(Instant.now()));
    keys = AuthorityFixture.keys();
    byte[] csr =
        AuthorityFixture.csr(keys, "", "localhost", "127.0.0.1", "::1", "app.example.test");
    issued = fixture.issued(dev.signet.ca.IssuanceRequest.of(csr, Profile.SERVER, "test"));
    write("leaf.pem", issued.certificate().toPem());
    write("intermediate.pem", issued.chain().getLast().toPem());
    write("fullchain.pem", issued.certificate().toPem() + issued.chain().getLast().toPem());
    write("key.pem", PrivateKeyPem.write(keys.getPrivate()));
    writeLists();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void opensslVerifiesTheChainStrictlyAndAgainstBothLists() throws Exception {
    Openssl.Outcome outcome = verify("leaf.pem", "-crl_check_all", "-CRLfile", "crls.pem");
    assertThat(outcome.output()).contains("leaf.pem: OK");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void opensslRefusesARevokedCertificateAndNamesTheReason() throws Exception {
    fixture.authority.revoke(
        new RevocationRequest(
            issued.certificate().serialText(), RevocationReason.KEY_COMPROMISE, "test"));
    writeLists();
    Openssl.Outcome outcome = verify("leaf.pem", "-crl_check", "-CRLfile", "crls.pem");
    assertThat(outcome.output()).contains("certificate revoked");
    assertThat(outcome.exit()).isNotZero();
    assertThat(Openssl.run(folder, "crl", "-in", "issuer.crl.pem", "-noout", "-text").output())
        .contains("Key Compromise")
        .contains("X509v3 CRL Number");
  }

  @Test
  void opensslRefusesAForeignNameThatTheIntermediateSigned() throws Exception {
    for (GeneralName name :
        List.of(
            new GeneralName(GeneralName.dNSName, "www.elsewhere.test"),
            new GeneralName(GeneralName.iPAddress, "8.8.8.8"),
            new GeneralName(GeneralName.uniformResourceIdentifier, "https://www.elsewhere.test/"),
            new GeneralName(GeneralName.rfc822Name, "root@elsewhere.test"))) {
      write("foreign.pem", foreign(name));
      Openssl.Outcome outcome = verify("foreign.pem");
      assertThat(outcome.output()).as("%s", name).contains("permitted subtree violation");
      assertThat(outcome.exit()).isNotZero();
    }
    write("own.pem", foreign(new GeneralName(GeneralName.rfc822Name, "root@mail.example.test")));
    assertThat(verify("own.pem").output()).contains("own.pem: OK");
  }

  @Test
  void opensslReadsTheRootsKeyFile() throws Exception {
    Openssl.Outcome outcome =
        Openssl.run(folder, "pkey", "-in", "root-key.pem", "-check", "-noout", "-text");
    assertThat(outcome.output()).contains("Key is valid").contains("prime256v1");
  }

  @Test
  void opensslReadsWhatTheIntermediateIsConstrainedTo() throws Exception {
    String text =
        Openssl.run(folder, "x509", "-in", "intermediate.pem", "-noout", "-text").output();
    assertThat(text)
        .contains("X509v3 Name Constraints: critical")
        .contains("DNS:localhost")
        .contains("IP:127.0.0.0/255.0.0.0")
        .contains("URI:.example.test")
        .contains("email:example.test")
        .contains("CA:TRUE, pathlen:0");
  }

  @Test
  void theJdkAcceptsTheChainAndRefusesItWhenRevoked() throws Exception {
    CertPathValidator.getInstance("PKIX").validate(path(), parameters());
    fixture.authority.revoke(
        new RevocationRequest(
            issued.certificate().serialText(), RevocationReason.SUPERSEDED, "test"));
    writeLists();
    assertThatThrownBy(() -> CertPathValidator.getInstance("PKIX").validate(path(), parameters()))
        .isInstanceOfSatisfying(
            CertPathValidatorException.class,
            e ->
                assertThat(e.getReason())
                    .isEqualTo(CertPathValidatorException.BasicReason.REVOKED));
  }

  @Test
  void theJdkRefusesAForeignName() throws Exception {
    byte[] pem =
        foreign(new GeneralName(GeneralName.dNSName, "www.elsewhere.test"))
            .getBytes(StandardCharsets.US_ASCII);
    X509Certificate foreign = dev.signet.x509.Certificate.readAll(pem).getFirst().toX509();
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(foreign, issued.chain().getLast().toX509()));
    PKIXParameters parameters = parameters();
    parameters.setRevocationEnabled(false);
    assertThatThrownBy(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
        .hasMessageContaining("name constraints");
  }

  @Test
  void pythonsTlsAcceptsTheChainForEachOfItsNamesAndForNoOther() throws Exception {
    assumeThat(Openssl.has("python3")).as("python3 is there").isTrue();
    String script =
        """
        import ssl
        def shake(name):
            server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            server.load_cert_chain("fullchain.pem", "key.pem")
            client = ssl.create_default_context(cafile="root.pem")
            client.verify_flags |= ssl.VERIFY_X509_STRICT
            a, b, c, d = ssl.MemoryBIO(), ssl.MemoryBIO(), ssl.MemoryBIO(), ssl.MemoryBIO()
            s = server.wrap_bio(a, b, server_side=True)
            k = client.wrap_bio(c, d, server_hostname=name)
            for _ in range(6):
                for side in (k, s):
                    try:
                        side.do_handshake()
                    except ssl.SSLWantReadError:
                        pass
                    a.write(d.read()); c.write(b.read())
            return k.version()
        for name in ("localhost", "127.0.0.1", "::1", "app.example.test"):
            assert shake(name) == "TLSv1.3", name
        try:
            shake("other.example.test")
        except ssl.SSLCertVerificationError as e:
            print("refused:", e.verify_message)
        """;
    write("shake.py", script);
    Openssl.Outcome outcome = Openssl.execute(folder, List.of("python3", "shake.py"));
    assertThat(outcome.output()).contains("refused: Hostname mismatch");
    assertThat(outcome.exit()).isZero();
  }

  private Openssl.Outcome verify(String file, String... more) throws Exception {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "verify", "-x509_strict", "-CAfile", "root.pem", "-untrusted", "intermediate.pem"));
    arguments.addAll(List.of(more));
    arguments.add(file);
    return Openssl.run(folder, arguments.toArray(String[]::new));
  }

  /** A certificate that our own code would never issue, signed by the intermediate's real key. */
  private String foreign(GeneralName name) throws Exception {
    Issuer issuer = LocalAuthorityTest.intermediate(fixture);
    SqlIssuerStore store =
        new SqlIssuerStore(
            fixture.database,
            Keyring.of(new byte[Keyring.KEY_BYTES]),
            AuthorityFixture.settings(folder),
            new SecureRandom());
    var signer = store.signer(issuer).orElseThrow();
    X500Name issuerName = X500Name.getInstance(issuer.certificate().subject().encoded().toArray());
    Instant now = fixture.clock.instant();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuerName,
            java.math.BigInteger.TEN,
            Date.from(now.minusSeconds(60)),
            Date.from(now.plusSeconds(3600)),
            new X500Name("CN=foreign"),
            keys.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
    byte[] identifier = dev.signet.ca.KeyName.identifier(issuer.certificate().key());
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new org.bouncycastle.asn1.x509.AuthorityKeyIdentifier(identifier));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new org.bouncycastle.asn1.DEROctetString(new byte[20]));
    builder.addExtension(Extension.keyUsage, true, new org.bouncycastle.asn1.x509.KeyUsage(128));
    byte[] certificate = builder.build(contentSigner(signer)).getEncoded();
    return Pem.write(Pem.CERTIFICATE, certificate);
  }

  private static ContentSigner contentSigner(dev.signet.ca.Signer signer) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    return new ContentSigner() {
      @Override
      public org.bouncycastle.asn1.x509.AlgorithmIdentifier getAlgorithmIdentifier() {
        return org.bouncycastle.asn1.x509.AlgorithmIdentifier.getInstance(
            signer.algorithm().encoded().toArray());
      }

      @Override
      public java.io.OutputStream getOutputStream() {
        return out;
      }

      @Override
      public byte[] getSignature() {
        return signer.sign(out.toByteArray());
      }
    };
  }

  private CertPath path() throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertPath(
            issued.chain().stream().map(dev.signet.x509.Certificate::toX509).toList());
  }

  private PKIXParameters parameters() throws Exception {
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(issued.root().toX509(), null)));
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509CRL> lists = new java.util.ArrayList<>();
    for (String name : List.of("root.crl.pem", "issuer.crl.pem")) {
      try (var in = Files.newInputStream(folder.resolve(name))) {
        lists.add((X509CRL) factory.generateCRL(in));
      }
    }
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
    return parameters;
  }

  private void writeLists() throws Exception {
    String root = crl(fixture.authority.root());
    String issuer = crl(LocalAuthorityTest.intermediate(fixture));
    write("root.crl.pem", root);
    write("issuer.crl.pem", issuer);
    write("crls.pem", root + issuer);
  }

  private String crl(Issuer issuer) {
    return Pem.write(Pem.CRL, fixture.authority.crl(issuer.id()).orElseThrow().encoded().toArray());
  }

  private void write(String name, String content) throws Exception {
    Files.writeString(folder.resolve(name), content);
  }
}
