// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import static dev.signet.enrol.shared.SharedNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.enrol.EnrolCode;
import dev.signet.enrol.TestAuthority;
import dev.signet.http.CertifiedKey;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Certificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameDemandTest {
  private static final int PER_HOUR = 3;

  @TempDir private Path folder;
  private final FixedClock clock = FixedClock.create();
  private final TestAuthority authority = new TestAuthority(clock);
  private SharedNode node;

  @BeforeEach
  void start() {
    node = new SharedNode(StoreSettings.in(folder), clock);
    node.asks("https://first.test/directory", authority);
    node.demand = new WantedNames.OnDemand(List.of("*.shops.test", "one.test"), PER_HOUR);
    node.start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void theFirstHandshakeForAnAllowedNameWaitsForItsCertificate() throws Exception {
    assertThat(node.shown("a.shops.test")).isEmpty();
    assertThat(expected("a.shops.test")).isPresent();
    assertThat(node.shown("a.shops.test")).isPresent();
    assertThat(expected("one.test")).isPresent();
    assertThat(authority.asked).isEqualTo(2);
  }

  @Test
  void namesOutsideTheListAreNeverOrdered() throws Exception {
    for (String name :
        List.of(
            "shops.test", "a.b.shops.test", "other.test", "*.shops.test", "a_b.shops.test", "")) {
      assertThat(expected(name)).as(name).isEmpty();
    }
    assertThat(authority.asked).isZero();
  }

  @Test
  void manyHandshakesForOneNameMakeOneOrder() throws Exception {
    List<java.util.concurrent.CompletableFuture<Optional<CertifiedKey>>> all =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(_ -> node.certificates().expected("a.shops.test").toCompletableFuture())
            .toList();
    for (var one : all) {
      assertThat(one.get(30, TimeUnit.SECONDS)).isPresent();
    }
    assertThat(authority.asked).isEqualTo(1);
  }

  @Test
  void newNamesAreBoundedByTheHourAndThoseThatAreThereAreNot() throws Exception {
    for (int i = 0; i < PER_HOUR; i++) {
      assertThat(expected("n" + i + ".shops.test")).isPresent();
    }
    assertThat(expected("more.shops.test")).isEmpty();
    assertThat(authority.asked).isEqualTo(PER_HOUR);
    assertThat(node.failed().finding().code()).isEqualTo(EnrolCode.ON_DEMAND_LIMIT);
    assertThat(node.shown("n0.shops.test")).isPresent();
    clock.advance(Duration.ofMinutes(61));
    assertThat(expected("more.shops.test")).isPresent();
  }

  @Test
  void aNameIsRenewedWhenSomebodyAsksForItAndNotBefore() throws Exception {
    assertThat(expected("a.shops.test")).isPresent();
    Certificate before = node.shown("a.shops.test").orElseThrow();
    // The first thing after an order is to ask when to renew.
    await(() -> authority.advised == 1);
    await(() -> !node.certificates().isBusyWith("a.shops.test"));
    node.advance(Duration.ofDays(4));
    Thread.sleep(300);
    assertThat(authority.asked).isEqualTo(1);
    assertThat(node.shown("a.shops.test")).as("shown while it is renewed").contains(before);
    await(() -> authority.asked == 2);
    await(() -> !node.shown("a.shops.test").equals(Optional.of(before)));
  }

  @Test
  void aNameThatTheAuthorityRefusesIsNotAskedForAgainByTheNextHandshake() throws Exception {
    authority.refuses = true;
    node.own.refuses = true;
    assertThat(expected("a.shops.test")).isEmpty();
    assertThat(expected("a.shops.test")).isEmpty();
    assertThat(authority.asked).isEqualTo(1);
    authority.refuses = false;
    clock.advance(Duration.ofMinutes(4));
    assertThat(expected("a.shops.test")).isPresent();
  }

  @Test
  void whatElseThereIsForANameIsShownOnlyWhereNothingCanBeOrdered() throws Exception {
    assertThat(expected("a.shops.test")).isPresent();
    CertifiedKey other = node.certificates().forName("a.shops.test").orElseThrow();
    node.close();
    node = new SharedNode(StoreSettings.in(folder), clock);
    node.asks("https://first.test/directory", authority);
    node.demand = new WantedNames.OnDemand(List.of("*.shops.test"), PER_HOUR);
    node.rest = name -> Optional.of(other);
    node.start();
    assertThat(node.certificates().forName("b.shops.test")).isEmpty();
    assertThat(expected("b.shops.test")).isPresent().isNotEqualTo(Optional.of(other));
    authority.refuses = true;
    assertThat(expected("c.shops.test")).contains(other);
    assertThat(node.certificates().forName("c.shops.test")).contains(other);
  }

  private Optional<CertifiedKey> expected(String name) throws Exception {
    return node.certificates().expected(name).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
