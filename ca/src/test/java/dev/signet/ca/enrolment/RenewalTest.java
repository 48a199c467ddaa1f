// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.enrolment.EnrolmentFixture.Reply;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.http.JsonText;
import dev.signet.x509.Certificate;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renewal by a signature of the old certificate's key, made by another library. */
class RenewalTest {
  private static final String NAME = "db.localhost";
  private static final String URL = "https://localhost/ca/renew";

  @TempDir private Path folder;
  private EnrolmentFixture fixture;
  private final KeyPair keys = AuthorityFixture.keys();
  private Certificate old;

  @BeforeEach
  void open() {
    fixture = EnrolmentFixture.in(folder);
    old = issued(Profile.SERVER);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aServersCertificateRenewsItselfWithItsChain() throws Exception {
    Reply reply = post(jws(NAME));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.fields().get("Content-Type")).isEqualTo("application/pem-certificate-chain");
    List<Certificate> chain = Certificate.readAll(reply.content());
    assertThat(chain).hasSize(2);
    assertThat(chain.getFirst().key()).isEqualTo(old.key());
    assertThat(chain.getFirst().serial()).isNotEqualTo(old.serial());
    assertThat(chain.getFirst().isSignedBy(chain.getLast().key())).isTrue();
    assertThat(
            fixture
                .authority
                .authority
                .find(chain.getFirst().serialText())
                .orElseThrow()
                .requester())
        .isEqualTo("renewal of " + old.serialText().replace(":", "").toLowerCase());
  }

  @Test
  void anEndIsForgivenForAsLongAsTheSettingSays() throws Exception {
    fixture.authority.clock.advance(Duration.ofDays(90).plus(EnrolmentFixture.GRACE).minusHours(1));
    assertThat(post(jws(NAME)).status()).isEqualTo(200);
    fixture.authority.clock.advance(Duration.ofHours(1));
    Reply late = post(jws(NAME));
    assertThat(late.status()).isEqualTo(403);
    assertThat(late.code()).isEqualTo("renewal-certificate-expired");
  }

  @Test
  void aRevokedCertificateRenewsNothing() throws Exception {
    fixture.authority.authority.revoke(
        new RevocationRequest(old.serialText(), RevocationReason.SUPERSEDED, "test"));
    assertThat(refused(403, jws(NAME))).isEqualTo("renewal-certificate-revoked");
  }

  @Test
  void whoeverIssuesThemselvesACertificateIsUnknown() throws Exception {
    // The issuer's own certificate, and one of another authority with the same names.
    try (EnrolmentFixture other =
        EnrolmentFixture.in(java.nio.file.Files.createTempDirectory(folder, "o"))) {
      old = issued(other, Profile.SERVER);
      assertThat(refused(403, jws(NAME))).isEqualTo("renewal-certificate-unknown");
    }
  }

  @Test
  void namesThatWereNotThereAreRefused() throws Exception {
    assertThat(refused(422, jws("other.localhost"))).isEqualTo("renewal-names-differ");
  }

  @Test
  void aSignatureHoldsForOneRequestAtOneAddress() throws Exception {
    String nonce = nonce();
    assertThat(refused(403, jws(keys, URL + "x", nonce, NAME))).isEqualTo("jws-url-wrong");
    KeyPair others = AuthorityFixture.keys();
    assertThat(refused(403, jws(others, URL, nonce, NAME))).isEqualTo("jws-signature-wrong");
    String right = jws(keys, URL, nonce, NAME);
    assertThat(post(right).status()).as("neither refusal has spent the nonce").isEqualTo(200);
    Reply again = post(right);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.code()).isEqualTo("nonce-refused");
    assertThat(again.fields().get("Replay-Nonce")).isNotEmpty().isNotEqualTo(nonce);
    assertThat(refused(400, jws(keys, URL, null, NAME))).isEqualTo("nonce-missing");
  }

  @Test
  void whatIsNoRequestIsToldApart() throws Exception {
    assertThat(refused(400, "{}")).isEqualTo("jws-malformed");
    assertThat(refused(413, "x".repeat(70_000))).isEqualTo("request-content-too-large");
    Reply typed = fixture.renew(HttpMethod.POST, "text/plain", jws(NAME));
    assertThat(typed.code()).isEqualTo("acme-content-type");
    Reply method = fixture.renew(HttpMethod.PUT, "application/jose+json", jws(NAME));
    assertThat(method.code()).isEqualTo("est-method-refused");
    JWSHeader.Builder header = header(URL, nonce());
    assertThat(refused(400, jws(header.x509CertChain(null).build(), keys, csr(NAME))))
        .isEqualTo("renewal-signer-malformed");
    List<Base64> chain = List.of(x5c(), x5c(), x5c(), x5c(), x5c());
    assertThat(refused(400, jws(header.x509CertChain(chain).build(), keys, csr(NAME))))
        .isEqualTo("renewal-signer-malformed");
    header
        .x509CertChain(List.of(x5c()))
        .type(new JOSEObjectType("x"))
        .contentType("x")
        .keyID("mine");
    assertThat(refused(400, jws(header.build(), keys, csr(NAME)))).isEqualTo("jws-header-refused");
    assertThat(refused(400, jws(header(URL, nonce()).build(), keys, Map.of("x", "y"))))
        .isEqualTo("acme-payload-malformed");
    assertThat(refused(400, jws(header(URL, nonce()).build(), keys, Map.of("csr", "AAAA"))))
        .isEqualTo("certificate-request-malformed");
  }

  private Certificate issued(Profile profile) {
    return issued(fixture, profile);
  }

  private Certificate issued(EnrolmentFixture by, Profile profile) {
    return by.authority
        .issued(IssuanceRequest.of(AuthorityFixture.csr(keys, "", NAME), profile, "test"))
        .certificate();
  }

  private String jws(String name) throws JOSEException {
    return jws(keys, URL, nonce(), name);
  }

  private String jws(
      KeyPair signer, String url, @org.jspecify.annotations.Nullable String nonce, String name)
      throws JOSEException {
    return jws(header(url, nonce).build(), signer, csr(name));
  }

  private JWSHeader.Builder header(String url, @org.jspecify.annotations.Nullable String nonce) {
    Map<String, Object> more = new HashMap<>(Map.of("url", url));
    if (nonce != null) {
      more.put("nonce", nonce);
    }
    return new JWSHeader.Builder(JWSAlgorithm.ES256)
        .x509CertChain(List.of(x5c()))
        .customParams(more);
  }

  private Base64 x5c() {
    return Base64.encode(old.encoded().toArray());
  }

  private Map<String, String> csr(String name) {
    return Map.of("csr", Base64URL.encode(AuthorityFixture.csr(keys, "", name)).toString());
  }

  private static String jws(JWSHeader header, KeyPair signer, Map<String, String> payload)
      throws JOSEException {
    JWSObject object = new JWSObject(header, new Payload(JsonText.bytes(payload)));
    object.sign(new ECDSASigner((ECPrivateKey) signer.getPrivate()));
    Map<String, String> members =
        Map.of(
            "protected",
            object.getHeader().toBase64URL().toString(),
            "payload",
            object.getPayload().toBase64URL().toString(),
            "signature",
            object.getSignature().toString());
    return new String(JsonText.bytes(members), StandardCharsets.UTF_8);
  }

  private String nonce() {
    Reply reply = fixture.renew(HttpMethod.HEAD, "", "");
    assertThat(reply.status()).isEqualTo(204);
    return reply.fields().get("Replay-Nonce");
  }

  private Reply post(String body) {
    return fixture.renew(HttpMethod.POST, "application/jose+json", body);
  }

  private String refused(int status, String body) {
    Reply reply = post(body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    return reply.code();
  }
}
