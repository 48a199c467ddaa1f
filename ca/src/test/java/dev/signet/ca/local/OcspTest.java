// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CertificateRecord;
import dev.signet.ca.Issuer;
import dev.signet.ca.OcspReply;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.front.CaHandler;
import dev.signet.http.BlockingService;
import dev.signet.http.Body;
import dev.signet.http.Request;
import dev.signet.http.RequestHead;
import dev.signet.http.Response;
import dev.signet.http.ServerConnection;
import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ListenerSettings;
import dev.signet.http.server.ServerSettings;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.GeneralName;
import dev.signet.x509.OcspAnswer;
import dev.signet.x509.OcspQuestion;
import dev.signet.x509.OcspRequest;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OCSP responder, judged by OpenSSL and by our own validator. */
class OcspTest {
  private static final Oid NONCE = new Oid("1.3.6.1.5.5.7.48.1.2");
  private static final byte[] MALFORMED = {0x30, 3, 0x0a, 1, 1};
  private static final byte[] UNAUTHORIZED = {0x30, 3, 0x0a, 1, 6};

  @TempDir private Path folder;
  private AuthorityFixture fixture;
  private Issuer issuer;
  private CaHandler handler;
  private Certificate leaf;

  @BeforeEach
  void open() throws Exception {
    fixture = AuthorityFixture.now(folder, FixedClock.at(Instant.now()));
    issuer = LocalAuthorityTest.intermediate(fixture);
    handler = new CaHandler(fixture.authority, fixture.clock);
    leaf = fixture.issued(Profile.SERVER, "a.localhost").certificate();
    write("leaf.pem", leaf.toPem());
    write("issuer.pem", issuer.certificate().toPem());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-sha1", "-sha256", "-sha384", "-sha512"})
  void opensslBelievesTheAnswerWithItsNonceAndWithout(String hash) throws Exception {
    for (String nonce : List.of("-nonce", "-no_nonce")) {
      assertThat(openssl(hash, nonce, "-cert", "leaf.pem"))
          .contains("Response verify OK", "leaf.pem: good");
      revoke(RevocationReason.SUPERSEDED);
      assertThat(openssl(hash, nonce, "-cert", "leaf.pem"))
          .contains("leaf.pem: revoked", "Reason: superseded");
      leaf = fixture.issued(Profile.SERVER, "a.localhost").certificate();
      write("leaf.pem", leaf.toPem());
    }
  }

  @Test
  void opensslIsToldThatASerialNumberIsUnknown() throws Exception {
    assertThat(openssl("-sha256", "-nonce", "-serial", "0x1234"))
        .contains("Response verify OK", "0x1234: unknown");
    byte[] request =
        new DerWriter()
            .sequence(r -> r.sequence(b -> b.sequence(l -> l.encoded(entry(BigInteger.TEN)))))
            .toArray();
    Response response = post(request);
    assertThat(OcspResponse.read(content(response)).answers().getFirst().status())
        .isInstanceOf(OcspAnswer.Status.Unknown.class);
    assertThat(field(response, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void ourOwnValidatorBelievesItAndSaysWhenItWasRevoked() {
    Verifier verifier =
        new Verifier(
            TrustAnchors.of("test", "", List.of(fixture.authority.root().certificate())),
            fixture.clock);
    assertThat(verdict(verifier)).isInstanceOf(Verdict.Trusted.class);
    revoke(RevocationReason.KEY_COMPROMISE);
    assertThat(verdict(verifier))
        .isInstanceOfSatisfying(
            Verdict.Untrusted.class,
            refused ->
                assertThat(refused.report().headline().code().id())
                    .isEqualTo("certificate-revoked"));
  }

  @Test
  void aRevocationIsInTheVeryNextAnswerAlthoughAnswersAreKept() throws Exception {
    OcspReply first = ask();
    fixture.clock.advance(Duration.ofHours(1));
    assertThat(ask()).as("kept").isSameAs(first);
    revoke(RevocationReason.UNSPECIFIED);
    OcspAnswer.Status status = answer(ask()).status();
    assertThat(status).isInstanceOf(OcspAnswer.Status.Revoked.class);
  }

  @Test
  void aKeptAnswerIsReplacedLongBeforeItEnds() {
    OcspReply first = ask();
    fixture.clock.advance(Duration.ofHours(7));
    OcspReply second = ask();
    assertThat(second).isNotEqualTo(first);
    assertThat(first.life().orElseThrow().notAfter())
        .isAfter(fixture.clock.instant().plus(Duration.ofHours(16)));
  }

  @Test
  void whatIsSaidByGetIsTheSameHoweverItIsEscapedAndMayBeKept() throws Exception {
    byte[] request = OcspRequest.about(leaf, issuer.certificate()).toArray();
    byte[] expected = content(post(request));
    String base64 = Base64.getEncoder().encodeToString(request);
    String escaped = URLEncoder.encode(base64, StandardCharsets.US_ASCII);
    for (String form : List.of(base64, escaped)) {
      Response response = get(path() + "/" + form, new DefaultHttpHeaders());
      assertThat(field(response, "Content-Type")).isEqualTo("application/ocsp-response");
      assertThat(field(response, "Cache-Control"))
          .isEqualTo("public, max-age=300, no-transform, must-revalidate");
      assertThat(field(response, "Expires")).endsWith("GMT");
      HttpHeaders known = new DefaultHttpHeaders().set("If-None-Match", field(response, "ETag"));
      assertThat(content(response)).isEqualTo(expected);
      assertThat(get(path() + "/" + form, known).head().status().code()).isEqualTo(304);
    }
  }

  @Test
  void whatIsNoRequestIsMalformedAndAnothersCertificateIsNotOurs() throws Exception {
    assertThat(content(post(new byte[0]))).isEqualTo(MALFORMED);
    assertThat(content(post("hello".getBytes(StandardCharsets.UTF_8)))).isEqualTo(MALFORMED);
    assertThat(content(get(path() + "/%%%", new DefaultHttpHeaders()))).isEqualTo(MALFORMED);
    Certificate root = fixture.authority.root().certificate();
    byte[] foreign = OcspRequest.about(issuer.certificate(), root).toArray();
    assertThat(content(post(foreign))).isEqualTo(UNAUTHORIZED);
    assertThat(fixture.authority.ocsp(fixture.authority.root().id(), foreign))
        .as("the root's key is away: it certifies no responder")
        .isEmpty();
  }

  /** RFC 9654, 2.1: a nonce of no bytes or of more than 128 MUST be rejected as malformed. */
  @Test
  void aNonceIsSaidBackFromOneByteTo128AndRefusedElse() throws Exception {
    for (int length : new int[] {1, 16, 32, 128}) {
      byte[] reply = content(post(withNonce(new byte[length])));
      assertThat(OcspResponse.read(reply).isSuccessful()).as("%d", length).isTrue();
      assertThat(dev.signet.x509.der.Bytes.of(reply).hex())
          .contains(dev.signet.x509.der.Bytes.of(extension(new byte[length])).hex());
    }
    assertThat(content(post(withNonce(new byte[0])))).isEqualTo(MALFORMED);
    assertThat(content(post(withNonce(new byte[129])))).isEqualTo(MALFORMED);
  }

  @Test
  void moreCertificatesThanTheBoundAreRefusedAndAsManyAnswered() throws Exception {
    assertThat(OcspResponse.read(content(post(times(8)))).answers()).hasSize(8);
    assertThat(content(post(times(9)))).isEqualTo(MALFORMED);
  }

  @Test
  void whoSignsIsCertifiedForThatAloneAndReplacedAtHalfOfItsLife() {
    Certificate first = signer();
    assertThat(first.names()).isEmpty();
    assertThat(first.validity().length()).isLessThan(Duration.ofDays(15));
    fixture.clock.advance(Duration.ofDays(3));
    assertThat(signer()).isEqualTo(first);
    fixture.clock.advance(Duration.ofDays(5));
    assertThat(signer()).isNotEqualTo(first);
    assertThat(fixture.authority.list(10))
        .filteredOn(line -> line.contents().profile().equals("ocsp-signer"))
        .extracting(CertificateRecord::state)
        .containsOnly(CertificateRecord.State.ISSUED)
        .hasSize(2);
  }

  @Test
  void aRevokedSignerIsReplacedAtOnceAndOneOfAnEarlierStartIsUsedAgain() {
    Certificate first = signer();
    fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
    assertThat(signer()).isEqualTo(first);
    fixture.authority.revoke(
        new RevocationRequest(first.serialText(), RevocationReason.SUPERSEDED, "test"));
    assertThat(signer()).isNotEqualTo(first);
  }

  @Test
  void certificatesNameTheResponderWhereThereIsAPublicAddress() {
    fixture.reopen(AuthorityFixture.published(folder, URI.create("http://ca.example.test:8080")));
    Certificate published = fixture.issued(Profile.SERVER, "a.localhost").certificate();
    assertThat(published.extension(AuthorityInformationAccess.class).orElseThrow().ocsp())
        .extracting(GeneralName::value)
        .containsExactly("http://ca.example.test:8080/ca/" + issuer.id() + "/ocsp");
  }

  private String openssl(String... question) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("ocsp", "-issuer", "issuer.pem"));
    arguments.addAll(List.of(question));
    ListenerSettings plain =
        ListenerSettings.plain(
            "test",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new BlockingService(handler));
    try (HttpServer server =
        HttpServer.start(ServerSettings.standard(fixture.clock), List.of(plain))) {
      int port = ((InetSocketAddress) server.address("test")).getPort();
      String url = "http://127.0.0.1:" + port + path();
      arguments.addAll(List.of("-CAfile", "root.pem", "-url", url));
      return Openssl.run(folder, arguments.toArray(String[]::new)).output();
    }
  }

  private Verdict verdict(Verifier verifier) {
    OcspResponse response = OcspResponse.read(ask().encoded().toArray());
    List<Certificate> chain = List.of(leaf, issuer.certificate());
    RevocationTerms terms =
        RevocationTerms.of(RevocationTerms.Mode.HARD)
            .plusResponses(List.of(response))
            .plusLists(List.of(rootList()));
    return verifier.verify(PathRequest.forServer(chain, "a.localhost").withRevocation(terms));
  }

  private Crl rootList() {
    String root = fixture.authority.root().id();
    return Crl.read(fixture.authority.crl(root).orElseThrow().encoded().toArray());
  }

  private OcspReply ask() {
    byte[] request = OcspRequest.about(leaf, issuer.certificate()).toArray();
    return fixture.authority.ocsp(issuer.id(), request).orElseThrow();
  }

  private Certificate signer() {
    OcspResponse response = OcspResponse.read(ask().encoded().toArray());
    Certificate signer = response.certificates().getFirst();
    assertThat(
            response
                .signature()
                .orElseThrow()
                .isBy(signer.key(), dev.signet.x509.crypto.VerifyProviders.fastest()))
        .isTrue();
    return signer;
  }

  private static OcspAnswer answer(OcspReply reply) {
    return OcspResponse.read(reply.encoded().toArray()).answers().getFirst();
  }

  private void revoke(RevocationReason reason) {
    fixture.authority.revoke(new RevocationRequest(leaf.serialText(), reason, "test"));
  }

  private byte[] withNonce(byte[] nonce) {
    byte[] plain = OcspRequest.about(leaf, issuer.certificate()).toArray();
    byte[] list =
        dev.signet.x509.der.DerReader.single(plain)
            .sequence()
            .next()
            .inside()
            .next()
            .encoded()
            .toArray();
    int tag = DerTag.contextConstructed(2);
    return new DerWriter()
        .sequence(request ->
            request.sequence(body ->
                body.encoded(list)
                    .constructed(tag, e -> e.sequence(one -> one.encoded(extension(nonce))))))
        .toArray();
  }

  private static byte[] extension(byte[] nonce) {
    byte[] inner = new DerWriter().octets(nonce).toArray();
    return new DerWriter().sequence(e -> e.oid(NONCE).octets(inner)).toArray();
  }

  /** The question about our certificate, with another serial number in its place. */
  private byte[] entry(BigInteger serial) {
    var id = OcspQuestion.read(OcspRequest.about(leaf, issuer.certificate()).toArray());
    var asked = id.certificates().getFirst().id();
    return new DerWriter()
        .sequence(entry ->
            entry.sequence(certificate ->
                certificate
                    .sequence(algorithm -> algorithm.oid(asked.hash()))
                    .octets(asked.issuerName().toArray())
                    .octets(asked.issuerKey().toArray())
                    .integer(serial)))
        .toArray();
  }

  private byte[] times(int count) {
    byte[] plain = OcspRequest.about(leaf, issuer.certificate()).toArray();
    byte[] entry =
        dev.signet.x509.der.DerReader.single(plain)
            .sequence()
            .next()
            .inside()
            .next()
            .inside()
            .next()
            .encoded()
            .toArray();
    return new DerWriter()
        .sequence(request ->
            request.sequence(body ->
                body.sequence(list -> {
                  for (int i = 0; i < count; i++) {
                    list.encoded(entry);
                  }
                })))
        .toArray();
  }

  private String path() {
    return "/ca/" + issuer.id() + "/ocsp";
  }

  private Response post(byte[] request) throws Exception {
    return handler.handle(request(HttpMethod.POST, path(), new DefaultHttpHeaders(), request));
  }

  private Response get(String path, HttpHeaders headers) throws Exception {
    return handler.handle(request(HttpMethod.GET, path, headers, new byte[0]));
  }

  private static Request request(
      HttpMethod method, String path, HttpHeaders headers, byte[] content) {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 1);
    return new Request(
        new RequestHead(1, method, "localhost", path, headers, content.length > 0),
        new ServerConnection(1, address, address, null),
        Body.of(content));
  }

  private static byte[] content(Response response) throws Exception {
    return response.body().readAll(1 << 20);
  }

  private static String field(Response response, String name) {
    return String.valueOf(response.head().headers().get(name));
  }

  private void write(String name, String content) throws Exception {
    Files.writeString(folder.resolve(name), content);
  }
}
