// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaplesTest {
  private static final String INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final Oid OCSP = new Oid("1.3.6.1.5.5.7.48.1");

  private final FixedClock clock = FixedClock.create();
  private final TestCa ca = TestCa.at(clock);
  private final StapleDesk desk = new StapleDesk();
  private HttpServer responder;
  private TestIdentity leaf;
  private volatile byte[] says = {};

  @BeforeEach
  void start() throws IOException {
    responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    responder.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, says.length);
          exchange.getResponseBody().write(says);
          exchange.close();
        });
    responder.start();
    leaf = leaf("a.test");
  }

  @AfterEach
  void stop() {
    responder.stop(0);
  }

  @Test
  void whatTheResponderSaysIsShownAsLongAsItHoldsAndAskedForAgainAfterHalfOfThat() {
    says = ca.goodStaple(leaf);
    StapledAnswer answer = shown();
    Instant now = clock.instant();
    assertThat(answer.shownAt(now).toArray()).isEqualTo(says);
    assertThat(answer.shownAt(now.plus(Duration.ofHours(25))).isEmpty()).isTrue();
    assertThat(Duration.between(now, answer.askAt())).isEqualTo(Duration.ofHours(12));
    assertThat(StapledAnswer.of(says, answer.askAt())).isEqualTo(answer);
  }

  @Test
  void anAnswerAboutAnotherCertificateOrOneThatIsNoneIsNotShown() {
    says = ca.goodStaple(leaf("b.test"));
    assertThat(shown().response().isEmpty()).isTrue();
    says = "no answer".getBytes(StandardCharsets.US_ASCII);
    assertThat(shown().response().isEmpty()).isTrue();
  }

  @Test
  void anAnswerThatIsOldOrThatSomebodyElseSignedIsNotShown() {
    says = ca.goodStaple(leaf);
    clock.advance(Duration.ofDays(2));
    assertThat(shown().response().isEmpty()).isTrue();
    byte[] forged = ca.goodStaple(leaf);
    forged[forged.length - 1] ^= 1;
    says = forged;
    assertThat(shown().response().isEmpty()).isTrue();
  }

  @Test
  void aResponderThatIsAwayTakesNothingThatIsStillGood() {
    says = ca.goodStaple(leaf);
    StapledAnswer before = shown();
    responder.stop(0);
    clock.advance(Duration.ofHours(12));
    StapledAnswer after = before.orNewer(shown(), clock.instant());
    assertThat(after.response()).isEqualTo(before.response());
    assertThat(after.askAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void aRevokedCertificateIsToldAsThat() {
    says = ca.revokedStaple(leaf);
    assertThat(desk.ask(chain(), clock.instant())).isInstanceOf(StapleDesk.Said.Revoked.class);
  }

  @Test
  void aCertificateWithoutAResponderIsNeverAskedFor() {
    assertThat(StapleDesk.isNamedBy(chain())).isTrue();
    TestIdentity plain =
        CertificateDraft.of("CN=leaf", clock.instant()).hosts("c.test").issuedBy(ca.intermediate());
    assertThat(
            StapleDesk.isNamedBy(
                List.of(Certificate.read(plain.der()), Certificate.read(ca.intermediate().der()))))
        .isFalse();
  }

  private StapledAnswer shown() {
    StapleDesk.Said said = desk.ask(chain(), clock.instant());
    assertThat(said).isInstanceOf(StapleDesk.Said.Shown.class);
    return ((StapleDesk.Said.Shown) said).answer();
  }

  private List<Certificate> chain() {
    return List.of(Certificate.read(leaf.der()), Certificate.read(ca.intermediate().der()));
  }

  private TestIdentity leaf(String host) {
    String address = "http://127.0.0.1:" + responder.getAddress().getPort() + "/ocsp";
    byte[] access =
        new DerWriter()
            .sequence(all ->
                all.sequence(one ->
                    one.oid(OCSP)
                        .primitive(DerTag.context(6), address.getBytes(StandardCharsets.US_ASCII))))
            .toArray();
    return CertificateDraft.of("CN=leaf", clock.instant())
        .hosts(host)
        .extension(INFORMATION_ACCESS, false, access)
        .issuedBy(ca.intermediate());
  }
}
