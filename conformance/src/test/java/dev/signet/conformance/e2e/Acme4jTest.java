// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Acme4j against a running gateway, with what only it speaks: profiles, ARI and replacement. */
class Acme4jTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private AcmeStage stage;
  private Path shown;
  private HttpServer web;
  private Session session;
  private Login login;

  @BeforeEach
  void start() throws Exception {
    stage = AcmeStage.in(folder);
    shown = Files.createDirectories(folder.resolve("shown"));
    web = stage.showing(shown);
    session = new Session(URI.create(stage.directory()), new Trusting(stage.signet.rootPem()));
    login = account(keys());
  }

  @AfterEach
  void stop() {
    web.stop(0);
    stage.close();
  }

  @Test
  void itIssuesRenewsByItsInformationAndRevokes() throws Exception {
    KeyPair keys = keys();
    Certificate first = issued(login.newOrder().domain("ten.localhost").profile("server"), keys);
    stage.trusted(written("first", first, keys));
    assertThat(first.hasRenewalInfo()).isTrue();
    assertThat(first.getRenewalInfo().renewalIsNotRequired(Instant.now())).isTrue();

    KeyPair next = keys();
    Certificate second = issued(login.newOrder().domain("ten.localhost").replaces(first), next);
    assertThat(second.getCertificate()).isNotEqualTo(first.getCertificate());
    assertThatThrownBy(() -> login.newOrder().domain("ten.localhost").replaces(first).create())
        .isInstanceOf(AcmeServerException.class)
        .hasMessageContaining("replace");

    second.revoke(RevocationReason.SUPERSEDED);
    stage.revoked(written("second", second, next));
    assertThat(second.getRenewalInfo().renewalIsOverdue(Instant.now())).isTrue();
  }

  @Test
  void itChangesItsKeyItsContactsAndLeaves() throws Exception {
    login.getAccount().modify().addContact("mailto:c@d.test").commit();
    KeyPair changed = keys();
    login.getAccount().changeKey(changed);
    Login again = account(changed);
    assertThat(again.getAccountLocation()).isEqualTo(login.getAccountLocation());
    assertThat(again.getAccount().getContacts()).contains(URI.create("mailto:c@d.test"));
    again.getAccount().deactivate();
    assertThat(again.getAccount().getStatus()).isEqualTo(Status.DEACTIVATED);
  }

  @Test
  void itProvesAWildcardByDnsAndRevokesByTheCertificatesKey() throws Exception {
    KeyPair keys = keys();
    Certificate certificate = issued(login.newOrder().domain("*.eleven.localhost"), keys);
    AcmeStage.Issued written = written("wild", certificate, keys);
    stage.trusted(
        new AcmeStage.Issued(
            "a.eleven.localhost", written.certificate(), written.chain(), written.key()));
    Certificate.revoke(
        session, keys, certificate.getCertificate(), RevocationReason.KEY_COMPROMISE);
    stage.revoked(written);
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private Login account(KeyPair keys) throws Exception {
    return new AccountBuilder()
        .agreeToTermsOfService()
        .addEmail("a@b.test")
        .useKeyPair(keys)
        .createLogin(session);
  }

  private Certificate issued(OrderBuilder builder, KeyPair keys) throws Exception {
    Order order = builder.create();
    for (Authorization authorization : order.getAuthorizations()) {
      if (authorization.getStatus() == Status.PENDING) {
        prove(authorization);
      }
    }
    order.waitUntilReady(LIMIT);
    order.execute(keys);
    assertThat(order.waitForCompletion(LIMIT)).isEqualTo(Status.VALID);
    return order.getCertificate();
  }

  private void prove(Authorization authorization) throws Exception {
    if (authorization.isWildcard()) {
      Dns01Challenge dns = authorization.findChallenge(Dns01Challenge.class).orElseThrow();
      stage.dns.addText(dns.getRRName(authorization.getIdentifier()), dns.getDigest());
      dns.trigger();
    } else {
      Http01Challenge http = authorization.findChallenge(Http01Challenge.class).orElseThrow();
      Files.writeString(shown.resolve(http.getToken()), http.getAuthorization());
      http.trigger();
    }
    assertThat(authorization.waitForCompletion(LIMIT)).isEqualTo(Status.VALID);
  }

  private AcmeStage.Issued written(String name, Certificate certificate, KeyPair keys)
      throws IOException {
    StringWriter pem = new StringWriter();
    certificate.writeCertificate(pem);
    int second = pem.toString().indexOf("-----BEGIN", 1);
    String key = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
    Path made = Files.createDirectories(folder.resolve(name));
    AcmeStage.write(made.resolve("cert.pem"), pem.toString().substring(0, second));
    AcmeStage.write(made.resolve("chain.pem"), pem.toString().substring(second));
    AcmeStage.write(
        made.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
    return new AcmeStage.Issued(
        "ten.localhost",
        made.resolve("cert.pem"),
        made.resolve("chain.pem"),
        made.resolve("key.pem"));
  }

  /** Acme4j's generic side with one root to trust. */
  private static final class Trusting extends GenericAcmeProvider {
    private final SSLContext context;

    Trusting(Path rootPem) {
      this.context = TrustingClient.trusting(rootPem);
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
      return HttpClient.newBuilder().sslContext(context).connectTimeout(LIMIT).build();
    }
  }
}
