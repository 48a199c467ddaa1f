// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signet.enrol.EnrolCode;
import dev.signet.enrol.Enrolment;
import dev.signet.explain.Finding;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import dev.signet.x509.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers is no authority, or our own account is damaged. */
class AcmeEnrollerTest {
  private static final char[] NO_PASSWORD = {};
  private static final InstantSource SYSTEM = InstantSource.system();

  @TempDir private Path folder;
  private HttpsServer server;
  private SSLContext context;
  private volatile String answer = "{}";

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    context = context(TestCa.create());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", this::reply);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "\u0000\u00ff{{{",
        "<html>hello</html>",
        "{\"newNonce\":\"x y\",\"newAccount\":17,\"newOrder\":null}",
        "{\"newNonce\":\"https://localhost:1/\",\"newAccount\":\"ftp:\"}"
      })
  void aServerThatIsNoAuthorityIsToldAsThat(String document) throws GeneralSecurityException {
    answer = document;
    assertThat(refusal().code()).isEqualTo(EnrolCode.AUTHORITY_NOT_ACME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
      })
  void aDamagedAccountKeyIsToldWithItsFile(String text)
      throws IOException, GeneralSecurityException {
    Files.writeString(account(), text);
    Finding finding = refusal();
    assertThat(finding.code()).isEqualTo(EnrolCode.ACCOUNT_KEY_UNREADABLE);
    assertThat(finding.headline()).contains(account().toString());
  }

  @Test
  void anAccountKeyWithoutItsPrivateHalfIsToldWithItsFile()
      throws IOException, GeneralSecurityException {
    byte[] half = KeyType.P256.generate().getPublic().getEncoded();
    Files.writeString(account(), Pem.write("PUBLIC KEY", half));
    assertThat(refusal().code()).isEqualTo(EnrolCode.ACCOUNT_KEY_UNREADABLE);
  }

  @Test
  void anAccountKeyOfAnotherKindIsToldWithItsKind() throws IOException, GeneralSecurityException {
    Files.write(account(), AccountPem.write(KeyType.P384.generate()));
    Finding finding = refusal();
    assertThat(finding.code()).isEqualTo(EnrolCode.ACCOUNT_KEY_UNREADABLE);
    assertThat(finding.explanation()).contains("P-384");
  }

  private Finding refusal() throws GeneralSecurityException {
    int port = server.getAddress().getPort();
    AcmeServer authority =
        new AcmeServer(
            URI.create("https://localhost:" + port + "/directory"),
            context,
            new AcmeServer.Applicant(Optional.empty(), Optional.empty(), Optional.empty()));
    HttpProofs proofs =
        new HttpProofs(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SYSTEM);
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    CertificateRequest request =
        CertificateRequest.create(keys, "", List.of(GeneralName.ofHost("a.localhost")));
    Enrolment enrolment =
        new AcmeEnroller(authority, account(), proofs, SYSTEM, new Random(1)).enrol(request);
    assertThat(enrolment).isInstanceOf(Enrolment.Refused.class);
    return ((Enrolment.Refused) enrolment).report().headline();
  }

  private Path account() {
    return folder.resolve("account.pem");
  }

  private void reply(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The JDK's TLS, for both sides. */
  private static SSLContext context(TestCa ca) throws GeneralSecurityException, IOException {
    TestIdentity identity = ca.server("localhost");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setCertificateEntry("root", ca.root().certificate());
    store.setKeyEntry(
        "server",
        identity.keys().getPrivate(),
        NO_PASSWORD,
        identity.chain().toArray(new X509Certificate[0]));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, NO_PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
