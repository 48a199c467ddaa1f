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
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCertificatesTest {
  private static final String FIRST = "https://first.test/directory";
  private static final String SECOND = "https://second.test/directory";

  @TempDir private Path folder;
  private final FixedClock clock = FixedClock.create();
  private final TestAuthority first = new TestAuthority(clock);
  private final TestAuthority second = new TestAuthority(clock);
  private SharedNode node;

  @BeforeEach
  void place() {
    node = node();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void eachNameGetsACertificateAndARestartShowsItAgainWithoutAskingAnybody() throws Exception {
    node.start("a.test", "b.test");
    await(() -> node.shown("a.test").isPresent() && node.shown("b.test").isPresent());
    Certificate before = node.shown("a.test").orElseThrow();
    assertThat(first.asked).isEqualTo(2);
    assertThat(node.shown("c.test")).isEmpty();

    node.close();
    node = node();
    node.start("a.test", "b.test");
    assertThat(node.shown("a.test")).contains(before);
    node.certificates().lookSoon();
    Thread.sleep(300);
    assertThat(first.asked).isEqualTo(2);
  }

  @Test
  void aNameThatIsNoLongerWantedIsNotShown() throws Exception {
    node.start("a.test");
    await(() -> node.shown("a.test").isPresent());
    node.names = java.util.Set.of();
    node.certificates().lookSoon();
    await(() -> node.shown("a.test").isEmpty());
  }

  @Test
  void aNodeThatWakesAfterAWeekOfSleepRenewsAtOnce() throws Exception {
    node.start("a.test");
    await(() -> node.shown("a.test").isPresent());
    Certificate before = node.shown("a.test").orElseThrow();
    // Only wall time has moved, as after a week in a closed notebook; nobody calls.
    clock.advance(Duration.ofDays(7));
    assertThat(node.shown("a.test")).as("an expired one is not shown").isEmpty();
    await(() -> node.shown("a.test").isPresent());
    assertThat(node.shown("a.test")).isNotEqualTo(Optional.of(before));
  }

  @Test
  void theSecondAuthorityIsAskedWhenTheFirstRefusesAndItIsToldWhichAndWhy() throws Exception {
    first.refuses = true;
    node.asks(SECOND, second);
    node.start("a.test");
    await(() -> node.count(SharedEvent.Obtained.class) == 1);
    assertThat(second.asked).isEqualTo(1);
    await(() -> node.count(SharedEvent.Failed.class) == 1);
    assertThat(node.failed().finding().code()).isEqualTo(EnrolCode.NAME_NOT_CERTIFIED);
    assertThat(node.failed().finding().headline()).contains(FIRST).contains("a.test");
    assertThat(node.failed().finding().parameters()).containsKey("retry");
  }

  @Test
  void ourOwnAuthorityIsTheLastAndTheOthersAreTriedAgainLaterEachTime() throws Exception {
    first.refuses = true;
    node.start("a.test");
    await(() -> node.shown("a.test").isPresent());
    await(() -> node.count(SharedEvent.Failed.class) == 1);
    assertThat(node.own.asked).isEqualTo(1);
    Duration last = Duration.ZERO;
    for (int i = 0; i < 4; i++) {
      Instant retry = Instant.parse(node.failed().finding().parameters().get("retry"));
      Duration pause = Duration.between(clock.instant(), retry);
      assertThat(pause).isGreaterThan(last);
      last = pause;
      int asked = first.asked;
      node.advance(pause.plusMillis(1));
      await(() -> first.asked == asked + 1);
      int failures = i + 2;
      await(() -> node.count(SharedEvent.Failed.class) == failures);
    }
    assertThat(node.own.asked).as("the makeshift is still good").isEqualTo(1);
    first.refuses = false;
    node.advance(Duration.ofHours(9));
    await(() -> node.count(SharedEvent.Obtained.class) == 2);
    assertThat(node.events.getLast())
        .isInstanceOfSatisfying(
            SharedEvent.Obtained.class, one -> assertThat(one.authority()).isEqualTo(FIRST));
  }

  @Test
  void aNameThatOurOwnAuthoritysCertificateHasNeedsNoSecondOneOfIt() throws Exception {
    CertifiedKey shown = certified();
    node.rest = name -> Optional.of(shown);
    first.refuses = true;
    node.start("a.test");
    await(() -> node.count(SharedEvent.Failed.class) == 1);
    assertThat(node.certificates().forName("a.test")).contains(shown);
    assertThat(node.own.asked).isZero();
  }

  @Test
  void anAuthorityThatSaysWhenToComeBackIsObeyed() throws Exception {
    first.refuses = true;
    Instant later = clock.instant().plus(Duration.ofHours(30));
    first.notBefore = Optional.of(later);
    node.start("a.test");
    await(() -> node.count(SharedEvent.Failed.class) == 1);
    assertThat(node.failed().finding().parameters()).containsEntry("retry", later.toString());
    node.advance(Duration.ofHours(29));
    Thread.sleep(300);
    assertThat(first.asked).isEqualTo(1);
    node.advance(Duration.ofHours(1));
    await(() -> first.asked == 2);
  }

  @Test
  void theAuthoritysWindowDecidesWhenItIsRenewed() throws Exception {
    Instant soon = clock.instant().plus(Duration.ofHours(5));
    first.suggests(soon, soon.plus(Duration.ofHours(1)));
    node.start("a.test");
    await(() -> first.asked == 1);
    await(() -> node.count(SharedEvent.Obtained.class) == 1);
    node.certificates().lookSoon();
    Thread.sleep(300);
    node.advance(Duration.ofHours(4));
    Thread.sleep(300);
    assertThat(first.asked).as("before the window").isEqualTo(1);
    node.advance(Duration.ofHours(2));
    await(() -> first.asked == 2);
  }

  @Test
  void anAuthorityThatIsNoLongerConfiguredIsReplacedByTheOneThatIs() throws Exception {
    node.start("a.test");
    await(() -> node.shown("a.test").isPresent());
    node.close();
    node = new SharedNode(StoreSettings.in(folder), clock).asks(SECOND, second);
    node.start("a.test");
    await(() -> second.asked == 1);
  }

  @Test
  void aNameThatAnotherNodeHasClaimedIsLeftToItUntilTheLeaseIsOver() throws Exception {
    NameClaims dead = new NameClaims(node.database, clock, "a node that was killed");
    assertThat(dead.take("a.test")).isTrue();
    node.start("a.test", "b.test");
    await(() -> node.shown("b.test").isPresent());
    assertThat(node.shown("a.test")).isEmpty();
    assertThat(first.asked).isEqualTo(1);
    node.advance(NameClaims.LEASE.plusSeconds(2));
    await(() -> node.shown("a.test").isPresent());
    assertThat(first.asked).isEqualTo(2);
  }

  private CertifiedKey certified() {
    dev.signet.testkit.TestIdentity identity = dev.signet.testkit.TestCa.at(clock).intermediate();
    return new CertifiedKey(
        identity.keys().getPrivate(), java.util.List.of(Certificate.read(identity.der()).toX509()));
  }

  private SharedNode node() {
    return new SharedNode(StoreSettings.in(folder), clock).asks(FIRST, first);
  }
}
