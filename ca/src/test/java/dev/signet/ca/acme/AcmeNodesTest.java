// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.Profile;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.ca.store.SqlAcmeStore;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.store.StoreCode;
import dev.signet.x509.der.Bytes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that speaks with two nodes in turn, and nodes that end in the middle of something. */
class AcmeNodesTest {
  /** One is too short for a node to be taken for gone, two are long enough. */
  private static final Duration SOON = Duration.ofSeconds(6);

  private static final String NAME = "a.localhost";

  @TempDir private Path folder;
  private AcmeFixture one;
  private AcmeFixture.Node two;
  private AcmeClient client;
  private AcmeClient there;

  @BeforeEach
  void open() {
    one = AcmeFixture.in(folder);
    two = one.node(one.authority.authority);
    client = one.registered();
    there = client.at(two.handler());
  }

  @AfterEach
  void close() {
    two.close();
    one.close();
  }

  @Test
  void anOrderGoesOnAtAnotherNode() {
    AcmeClient.Answer order = client.order(NAME);
    one.prove(there, order);
    assertThat(finished(client, order, csr()).text("status")).isEqualTo("valid");
    assertThat(there.read(order.field("Location")).text("status")).isEqualTo("valid");
  }

  @Test
  void aNonceOfOneNodeIsGoodAtAnotherAndOnce() {
    Map<String, Object> signed =
        client.sign(client.header("/acme/account/none/orders"), new byte[0]);
    AcmeClient.Answer first = there.send("/acme/account/none/orders", signed);
    assertThat(first.problem()).as("taken: what follows is refused").isNotEqualTo("badNonce");
    AcmeClient.Answer again = client.send("/acme/account/none/orders", signed);
    assertThat(again.problem()).isEqualTo("badNonce");
    assertThat(again.field("Replay-Nonce")).isNotEmpty();
  }

  @Test
  void aTrialThatEndedWithItsNodeIsRunByWhoIsAskedForTheOrder() {
    AcmeClient.Answer order = client.order(NAME);
    String url = order.texts("authorizations").getFirst();
    String token = AcmeFixture.challenge(client.read(url), "http-01").get("token").toString();
    one.shown.put("/.well-known/acme-challenge/" + token, client.keyAuthorization(token));
    // What is left of a node that was killed while it looked.
    Instant now = one.authority.clock.instant();
    AcmeAuthorization.Attempt attempt = new AcmeAuthorization.Attempt(ChallengeType.HTTP_01, now);
    assertThat(store().begin(url.replaceFirst(".*/", ""), attempt, now)).isTrue();

    assertThat(there.read(order.field("Location")).text("status")).isEqualTo("pending");
    one.authority.clock.advance(SOON.multipliedBy(2));
    there.read(order.field("Location"));
    assertThat(AcmeFixture.settled(there, url).text("status")).isEqualTo("valid");
    assertThat(there.read(order.field("Location")).text("status")).isEqualTo("ready");
  }

  @Test
  void anOrderWhoseNodeEndedBeforeItSignedGetsItsCertificate() {
    AcmeClient.Answer order = ready();
    claim(order, csr());
    assertThat(there.read(order.field("Location")).text("status")).isEqualTo("processing");
    assertThat(there.read(order.field("Location")).field("Retry-After")).isNotEmpty();
    one.authority.clock.advance(SOON.multipliedBy(2));
    AcmeClient.Answer done = there.read(order.field("Location"));
    assertThat(done.text("status")).isEqualTo("valid");
    assertThat(there.read(done.text("certificate")).text()).startsWith("-----BEGIN CERTIFICATE");
  }

  @Test
  void anOrderWhoseNodeEndedAfterItSignedGetsThatCertificateAndNoOther() {
    AcmeClient.Answer order = ready();
    byte[] csr = csr();
    claim(order, csr);
    String requester = "acme:" + order.field("Location").replaceFirst(".*/", "");
    one.authority.issued(IssuanceRequest.of(csr, Profile.SERVER, requester));
    int issued = one.authority.authority.list(10).size();
    one.authority.clock.advance(SOON.multipliedBy(2));
    assertThat(there.read(order.field("Location")).text("status")).isEqualTo("valid");
    assertThat(one.authority.authority.list(10)).hasSize(issued);
  }

  @Test
  void anOrderWaitsForADatabaseThatIsBusyAndDoesNotFailForGood() {
    AtomicBoolean busy = new AtomicBoolean(true);
    try (AcmeFixture.Node node = one.node(failing(busy))) {
      AcmeClient unlucky = client.at(node.handler());
      AcmeClient.Answer order = ready();
      assertThat(finished(unlucky, order, csr()).text("status")).isEqualTo("processing");
      busy.set(false);
      one.authority.clock.advance(SOON.multipliedBy(2));
      assertThat(unlucky.read(order.field("Location")).text("status")).isEqualTo("valid");
    }
  }

  @Test
  void whoMeetsADatabaseThatIsAwayIsToldWhenToAskAgain() {
    String nonce = client.nonce();
    one.authority.database.close();
    Map<String, Object> header = there.header("/acme/account/none/orders");
    header.put("nonce", nonce);
    AcmeClient.Answer answer =
        there.send("/acme/account/none/orders", there.sign(header, new byte[0]));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.field("Retry-After")).isNotEmpty();
    assertThat(answer.field("Replay-Nonce")).isNotEmpty();
  }

  private AcmeClient.Answer ready() {
    AcmeClient.Answer order = client.order(NAME);
    one.prove(client, order);
    return order;
  }

  private void claim(AcmeClient.Answer order, byte[] csr) {
    Instant now = one.authority.clock.instant();
    String id = order.field("Location").replaceFirst(".*/", "");
    assertThat(store().claim(id, Bytes.of(csr), now, now)).isTrue();
  }

  private AcmeStore store() {
    return new SqlAcmeStore(one.authority.database);
  }

  private static AcmeClient.Answer finished(
      AcmeClient client, AcmeClient.Answer order, byte[] csr) {
    return client.post(order.text("finalize"), Map.of("csr", AcmeClient.encode(csr)));
  }

  private static byte[] csr() {
    return AuthorityFixture.csr(AuthorityFixture.keys(), "", NAME);
  }

  private static Finding busy() {
    return Finding.about(StoreCode.DATABASE_BUSY).found("no connection was free").build();
  }

  /** The authority, whose database is busy now and then. */
  private CertificateAuthority failing(AtomicBoolean busy) {
    return (CertificateAuthority)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CertificateAuthority.class},
            (proxy, method, arguments) -> {
              if (busy.get() && method.getName().equals("issue")) {
                return new IssuanceResult.Refused(Report.of(busy()));
              }
              try {
                return method.invoke(one.authority.authority, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
