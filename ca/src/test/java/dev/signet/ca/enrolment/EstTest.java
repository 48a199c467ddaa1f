// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import static dev.signet.ca.enrolment.EnrolmentFixture.basic;
import static dev.signet.ca.enrolment.EnrolmentFixture.csr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.enrolment.EnrolmentFixture.Question;
import dev.signet.ca.enrolment.EnrolmentFixture.Reply;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.ca.local.Openssl;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolment over Secure Transport, and everything that it refuses. */
class EstTest {
  private static final String NAME = "printer.localhost";

  @TempDir private Path folder;
  private EnrolmentFixture fixture;
  private final KeyPair keys = AuthorityFixture.keys();

  @BeforeEach
  void open() {
    fixture = EnrolmentFixture.in(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theAuthoritysCertificatesAreThoseOfRootAndIssuers() throws Exception {
    Reply reply = fixture.ask(Question.get("cacerts"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.fields().get("Content-Type"))
        .isEqualTo("application/pkcs7-mime; smime-type=certs-only");
    assertThat(certificates(reply))
        .containsExactlyInAnyOrderElementsOf(
            fixture.authority.authority.issuers().stream()
                .map(issuer -> issuer.certificate())
                .toList());
    assertThat(fixture.ask(Question.get("server/cacerts")).content()).isEqualTo(reply.content());
    assertThat(fixture.ask(Question.get("csrattrs")).status()).isEqualTo(204);
  }

  @Test
  void aTokenGetsTheCertificateOfOneRequest() throws Exception {
    String by = basic(fixture.token(NAME));
    Question question = Question.enrol(csr(keys, NAME, NAME)).by(by);
    Certificate issued = enrolled(question);
    assertThat(issued.names()).containsExactly(new GeneralName.DnsName(NAME));
    assertThat(issued.key().toPublicKey()).isEqualTo(keys.getPublic());
    assertThat(enrolled(question)).as("an answer that was lost").isEqualTo(issued);
    Question other = Question.enrol(csr(AuthorityFixture.keys(), NAME, NAME)).by(by);
    assertThat(refused(403, other)).isEqualTo("enrolment-token-spent");
    revoke(issued);
    assertThat(refused(403, question)).isEqualTo("enrolment-token-spent");
  }

  @Test
  void aRefusedRequestLeavesTheTokenToABetterOne() throws Exception {
    String by = basic(fixture.token());
    Question outside = Question.enrol(csr(keys, "", "elsewhere.example")).by(by);
    assertThat(refused(422, outside)).isEqualTo("name-outside-constraints");
    enrolled(Question.enrol(csr(keys, "", NAME)).by(by));
  }

  @Test
  void aTokenIsGoodForItsNamesAlone() throws Exception {
    String by = basic(fixture.token(NAME));
    for (String[] names :
        List.of(
            new String[] {"", "other.localhost"},
            new String[] {"", NAME, "127.0.0.1"},
            new String[] {"other", NAME},
            new String[] {"", "x" + NAME},
            new String[] {"", "*.localhost"})) {
      String request = csr(keys, names[0], java.util.Arrays.copyOfRange(names, 1, names.length));
      assertThat(refused(403, Question.enrol(request).by(by))).isEqualTo("enrolment-name-refused");
    }
    assertThat(enrolled(Question.enrol(csr(keys, "", "*." + NAME, NAME)).by(by)).names())
        .hasSize(2);
  }

  @Test
  void whoeverShowsNothingOrSomethingWrongIsNobody() {
    TokenDesk.Handout token = fixture.token(NAME);
    Question question = Question.enrol(csr(keys, "", NAME));
    Reply nobody = fixture.ask(question);
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.code()).isEqualTo("applicant-unknown");
    assertThat(nobody.fields().getAll("WWW-Authenticate"))
        .anyMatch(field -> field.startsWith("Basic "))
        .anyMatch(field -> field.startsWith("Bearer "));
    String right = basic(token);
    assertThat(refused(401, question.by(basic(token.token().id(), "guess"))))
        .isEqualTo("enrolment-token-refused");
    assertThat(refused(401, question.by(basic("nobody", token.secret().reveal()))))
        .isEqualTo("enrolment-token-refused");
    for (String[] fields :
        List.of(
            new String[] {right, right},
            new String[] {"Basic"},
            new String[] {"Basic !!"},
            new String[] {"Basic bm9jb2xvbg=="},
            new String[] {"Digest x"},
            new String[] {"Basic " + "A".repeat(20_000)})) {
      assertThat(refused(401, question.by(fields))).isEqualTo("applicant-credential-malformed");
    }
    fixture.authority.clock.advance(Duration.ofDays(1));
    assertThat(refused(401, question.by(right))).isEqualTo("enrolment-token-refused");
  }

  @Test
  void aLoginNeedsTheRole() throws Exception {
    Question question = Question.enrol(csr(keys, "", NAME));
    assertThat(refused(403, question.by("Bearer basic"))).isEqualTo("role-missing");
    assertThat(refused(401, question.by("Bearer wrong"))).isEqualTo("credential-missing");
    Certificate issued = enrolled(question.by("Bearer basic,enrol"));
    assertThat(fixture.authority.authority.find(issued.serialText()).orElseThrow().requester())
        .isEqualTo("account ada");
    enrolled(question.by("Bearer admin"));
  }

  @Test
  void theLabelIsTheProfile() throws Exception {
    Question question = Question.enrol(csr(keys, "", NAME)).by("Bearer admin");
    for (Profile profile : Profile.ALL) {
      Certificate issued = enrolled(question.at(profile.name() + "/simpleenroll"));
      assertThat(
              fixture
                  .authority
                  .authority
                  .find(issued.serialText())
                  .orElseThrow()
                  .contents()
                  .profile())
          .isEqualTo(profile.name());
    }
    assertThat(refused(404, question.at("gold/simpleenroll"))).isEqualTo("est-label-unknown");
  }

  @Test
  void whatIsNoRequestIsToldApart() {
    String by = "Bearer admin";
    Question question = Question.enrol(csr(keys, "", NAME)).by(by);
    assertThat(refused(404, question.at("serverkeygen"))).isEqualTo("est-operation-unknown");
    assertThat(refused(404, question.at("a/b/c"))).isEqualTo("est-operation-unknown");
    assertThat(refused(404, question.at(""))).isEqualTo("est-operation-unknown");
    assertThat(refused(405, question.with(HttpMethod.GET))).isEqualTo("est-method-refused");
    assertThat(refused(405, question.at("cacerts"))).isEqualTo("est-method-refused");
    assertThat(refused(415, question.typed("text/plain"))).isEqualTo("est-content-type");
    assertThat(refused(400, Question.enrol("-----BEGIN CERTIFICATE REQUEST-----").by(by)))
        .isEqualTo("est-body-malformed");
    assertThat(refused(400, Question.enrol(" \n").by(by))).isEqualTo("est-body-malformed");
    assertThat(refused(400, Question.enrol("AAAA").by(by)))
        .isEqualTo("certificate-request-malformed");
    assertThat(refused(413, Question.enrol("A".repeat(100_000)).by(by)))
        .isEqualTo("request-content-too-large");
    byte[] forged = AuthorityFixture.csr(keys, "", NAME);
    forged[forged.length - 1] ^= 1;
    assertThat(refused(422, Question.enrol(Base64.getEncoder().encodeToString(forged)).by(by)))
        .isEqualTo("certificate-request-forged");
  }

  @Test
  void aCertificateRenewsItself() throws Exception {
    Certificate old = client(NAME);
    KeyPair fresh = AuthorityFixture.keys();
    Certificate next = enrolled(Question.renew(csr(fresh, "", NAME), old));
    assertThat(next.names()).isEqualTo(old.names());
    assertThat(next.key().toPublicKey()).isEqualTo(fresh.getPublic());
    assertThat(enrolled(Question.renew(csr(fresh, "", NAME), old))).isEqualTo(next);
    Reply soon = fixture.ask(Question.renew(csr(keys, "", NAME), old));
    assertThat(soon.status()).isEqualTo(429);
    assertThat(soon.code()).isEqualTo("renewal-too-soon");
    assertThat(Integer.parseInt(soon.fields().get("Retry-After"))).isBetween(1, 61);
    fixture.authority.clock.advance(Duration.ofSeconds(61));
    assertThat(enrolled(Question.renew(csr(keys, "", NAME), old))).isNotEqualTo(next);
    // The next one renews itself, too, and so on.
    enrolled(Question.renew(csr(fresh, "", NAME), next));
  }

  @Test
  void whoeverRenewsManyTimesAtOnceGetsOneCertificate() throws Exception {
    Certificate old = client(NAME);
    Question question = Question.renew(csr(keys, "", NAME), old);
    List<Callable<Reply>> many = Collections.nCopies(8, () -> fixture.ask(question));
    Set<String> made = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Reply> each : threads.invokeAll(many)) {
        made.add(each.get().text());
      }
    }
    assertThat(made).hasSize(1);
    assertThat(made.iterator().next()).doesNotContain("code");
  }

  @Test
  void whatFollowsACertificateIsForTheSame() {
    Certificate old = client(NAME);
    for (String request :
        List.of(
            csr(keys, "", "other.localhost"),
            csr(keys, "", NAME, "other.localhost"),
            csr(keys, NAME, NAME))) {
      assertThat(refused(422, Question.renew(request, old))).isEqualTo("renewal-names-differ");
    }
    Question same = Question.renew(csr(keys, "", NAME), old);
    assertThat(refused(422, same.at("server/simplereenroll"))).isEqualTo("renewal-profile-differs");
    assertThat(refused(403, same.at("simpleenroll").showing(server())))
        .isEqualTo("renewal-purpose-missing");
  }

  @Test
  void aNameThatIsNoLongerCertifiedIsNotRenewed() {
    String name = "a.example.test";
    byte[] first = AuthorityFixture.csr(keys, "", name);
    IssuanceRequest wanted = IssuanceRequest.of(first, Profile.BOTH, "test");
    Certificate old = fixture.authority.issued(wanted.lasting(Duration.ofDays(300))).certificate();
    // The next intermediate is constrained to what the settings say by then.
    fixture.authority.clock.advance(Duration.ofDays(200));
    fixture.authority.reopen(AuthorityFixture.settings(folder));
    Reply reply =
        EnrolmentFixture.on(fixture.authority).ask(Question.renew(csr(keys, "", name), old));
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("name-outside-constraints");
  }

  @Test
  void aFirstCertificateOfAHolderHasNoOtherNames() throws Exception {
    Certificate old = client(NAME, "other.localhost");
    Question question = Question.renew(csr(keys, "", NAME), old).at("both/simpleenroll");
    assertThat(enrolled(question).names()).hasSize(1);
    Question more = Question.renew(csr(keys, "", "third.localhost"), old).at("both/simpleenroll");
    assertThat(refused(403, more)).isEqualTo("enrolment-name-refused");
    assertThat(refused(422, question.at("server/simpleenroll")))
        .isEqualTo("renewal-profile-differs");
  }

  @Test
  void whoeverHasNoGoodCertificateRenewsNothing() {
    String request = csr(keys, "", NAME);
    Question question = Question.enrol(request).at("simplereenroll");
    assertThat(refused(403, question)).isEqualTo("renewal-certificate-missing");
    assertThat(refused(403, question.by("Bearer admin"))).isEqualTo("renewal-certificate-missing");
    Certificate issuer = fixture.authority.authority.issuers().getFirst().certificate();
    assertThat(refused(403, Question.renew(request, issuer)))
        .isEqualTo("renewal-certificate-unknown");
    assertThat(refused(403, Question.renew(request, server())))
        .isEqualTo("renewal-purpose-missing");
    Certificate old = client(NAME);
    fixture.authority.clock.advance(Duration.ofDays(90));
    assertThat(refused(403, Question.renew(request, old))).isEqualTo("renewal-certificate-expired");
    Certificate revoked = client(NAME);
    revoke(revoked);
    assertThat(refused(403, Question.renew(request, revoked)))
        .isEqualTo("renewal-certificate-revoked");
  }

  @Test
  void aKeyInOtherHandsRenewsNothingAndIsNotCertifiedAgain() {
    Certificate old = client(NAME);
    Certificate same = client(NAME, "other.localhost");
    assertThat(same.key()).isEqualTo(old.key());
    fixture.authority.authority.revoke(
        new RevocationRequest(old.serialText(), RevocationReason.KEY_COMPROMISE, "test"));
    String request = csr(keys, "", NAME, "other.localhost");
    assertThat(refused(403, Question.renew(request, same)))
        .isEqualTo("renewal-certificate-revoked");
    assertThat(refused(422, Question.enrol(request).by("Bearer admin"))).isEqualTo("key-blocked");
  }

  private Certificate client(String... names) {
    return fixture
        .authority
        .issued(IssuanceRequest.of(AuthorityFixture.csr(keys, "", names), Profile.BOTH, "test"))
        .certificate();
  }

  private Certificate server() {
    return fixture.authority.issued(Profile.SERVER, NAME).certificate();
  }

  private void revoke(Certificate certificate) {
    fixture.authority.authority.revoke(
        new RevocationRequest(certificate.serialText(), RevocationReason.SUPERSEDED, "test"));
  }

  private Certificate enrolled(Question question) throws Exception {
    Reply reply = fixture.ask(question);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    List<Certificate> all = certificates(reply);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private String refused(int status, Question question) {
    Reply reply = fixture.ask(question);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.fields().get("Content-Type")).isEqualTo("application/problem+json");
    return reply.code();
  }

  /** What OpenSSL reads in a reply. */
  private List<Certificate> certificates(Reply reply) throws Exception {
    Path message = folder.resolve("message.p7");
    Path pem = folder.resolve("certificates.pem");
    Files.write(message, Base64.getMimeDecoder().decode(reply.text()));
    Openssl.Outcome read =
        Openssl.run(
            folder,
            "pkcs7",
            "-inform",
            "DER",
            "-in",
            message.toString(),
            "-print_certs",
            "-out",
            pem.toString());
    assertThat(read.exit()).as(read.output()).isZero();
    return Certificate.readAll(Files.readAllBytes(pem));
  }
}
