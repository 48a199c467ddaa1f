// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.auth.AuthRig.Reply;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.AuditTrail;
import dev.signet.identity.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshFamilyTest {
  @TempDir Path folder;
  private AuthRig rig;

  @BeforeEach
  void open() {
    rig = rig(AuthRig.usual());
    rig.add("anna");
  }

  /** The service over this test's database; again over the same one where there is one. */
  AuthRig rig(AuthSettings settings) {
    return new AuthRig(folder, settings);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRefreshGivesANewPairAndTheOldAccessTokenGoesOn() {
    Reply login = rig.login("anna");
    Reply next = rig.refresh(login.text("refresh_token"));
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
    assertThat(next.cookies()).isEmpty();
    assertThat(next.headers().get("Cache-Control")).isEqualTo("no-store");
    assertThat(rig.bearer(login.text("access_token"))).isInstanceOf(Answer.Known.class);
    assertThat(rig.bearer(next.text("access_token"))).isInstanceOf(Answer.Known.class);
  }

  @Test
  void anIdenticalRetryInGraceGetsTheIdenticalAnswer() {
    String token = rig.login("anna").text("refresh_token");
    Reply first = rig.refresh(token);
    rig.clock.advance(Duration.ofSeconds(20));
    Reply again = rig.refresh(token);
    assertThat(again.text("refresh_token")).isEqualTo(first.text("refresh_token"));
    assertThat(again.text("access_token")).isEqualTo(first.text("access_token"));
    assertThat(again.text("expires_in")).isEqualTo("280");
    assertThat(rig.refresh(first.text("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void reuseAfterTheGraceEndsThatFamilyAlone() {
    Reply one = rig.login("anna");
    Reply two = rig.login("anna");
    Reply next = rig.refresh(one.text("refresh_token"));
    rig.clock.advance(Duration.ofSeconds(20).plusMillis(1));
    Reply reused = rig.refresh(one.text("refresh_token"));
    assertThat(reused.status()).isEqualTo(400);
    assertThat(reused.text("error")).isEqualTo("invalid_grant");
    assertThat(reused.text("code")).isEqualTo("refresh-token-reused");
    assertThat(rig.refresh(next.text("refresh_token")).text("code"))
        .isEqualTo("refresh-token-ended");
    assertThat(rig.bearer(next.text("access_token"))).isInstanceOf(Answer.Refused.class);
    assertThat(rig.refresh(two.text("refresh_token")).status()).isEqualTo(200);
    assertThat(rig.service.accounts().audit(50).stream().map(AuditTrail.Entry::event))
        .contains("refresh-reused");
  }

  @Test
  void theTokenBeforeTheLastIsReuseEvenWithinTheGrace() {
    String first = rig.login("anna").text("refresh_token");
    String second = rig.refresh(first).text("refresh_token");
    rig.refresh(second);
    assertThat(rig.refresh(first).text("code")).isEqualTo("refresh-token-reused");
  }

  @Test
  void parallelRefreshesWithOneTokenGetOneAnswer() throws Exception {
    for (int round = 0; round < 10; round++) {
      String token = rig.login("anna").text("refresh_token");
      Set<String> answers = new HashSet<>();
      for (Reply reply : atOnce(8, () -> rig.refresh(token))) {
        assertThat(reply.status()).isEqualTo(200);
        answers.add(reply.text("refresh_token") + reply.text("access_token"));
      }
      assertThat(answers).hasSize(1);
    }
  }

  @Test
  void aMadeUpTokenOfAKnownFamilyEndsNothing() {
    Reply login = rig.login("anna");
    String good = login.text("refresh_token");
    for (int i = 0; i < good.length(); i += 7) {
      char other = good.charAt(i) == 'A' ? 'B' : 'A';
      String made = good.substring(0, i) + other + good.substring(i + 1);
      assertThat(rig.refresh(made).text("code")).isEqualTo("refresh-token-unknown");
    }
    assertThat(rig.refresh("").text("code")).isEqualTo("refresh-token-unknown");
    assertThat(rig.refresh(good).status()).isEqualTo(200);
  }

  @Test
  void aFamilyEndsWhenItIsNotUsedAndInAnyCase() {
    String idle = rig.login("anna").text("refresh_token");
    rig.clock.advance(Duration.ofDays(7));
    assertThat(rig.refresh(idle).text("code")).isEqualTo("refresh-token-ended");
    String used = rig.login("anna").text("refresh_token");
    for (int day = 0; day < 29; day++) {
      rig.clock.advance(Duration.ofDays(1));
      used = rig.refresh(used).text("refresh_token");
    }
    rig.clock.advance(Duration.ofDays(1));
    assertThat(rig.refresh(used).text("code")).isEqualTo("refresh-token-ended");
  }

  @Test
  void aDisabledAccountsTokenIsRefused() {
    String token = rig.login("anna").text("refresh_token");
    rig.service.accounts().disable("anna", Actor.command());
    Reply reply = rig.refresh(token);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("code")).isIn("refresh-token-ended", "account-disabled");
  }

  @Test
  void whatTheDatabaseHoldsRefreshesNothing() {
    Reply login = rig.login("anna");
    rig.refresh(login.text("refresh_token"));
    List<String> stored =
        rig.database.read(handle ->
            handle
                .createQuery(
                    "select id || ' ' || current_hash || ' ' || previous_hash from auth_login")
                .mapTo(String.class)
                .list());
    assertThat(stored).hasSize(1);
    for (String part : stored.getFirst().split(" ", -1)) {
      assertThat(rig.refresh(part).text("code")).isEqualTo("refresh-token-unknown");
    }
    assertThat(stored.getFirst()).doesNotContain(login.text("refresh_token"));
  }

  private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(count);
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        futures.add(
            threads.submit(() -> {
              barrier.await();
              return work.call();
            }));
      }
      for (Future<T> future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }
}
