// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.ca.acme.ChallengeValidator;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.ca.store.SqlAcmeStore;
import dev.signet.explain.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsTest {
  /** One is too short for a node to be taken for gone, two are long enough. */
  private static final Duration SOON = Duration.ofSeconds(6);

  @TempDir private Path folder;

  private AuthorityFixture fixture;
  private AcmeStore store;
  private AcmeAccount account;
  private AcmeAuthorization authorization;

  @BeforeEach
  void place() {
    fixture = AuthorityFixture.in(folder);
    store = new SqlAcmeStore(fixture.database);
    Instant now = fixture.clock.instant();
    account =
        store
            .register(
                new AcmeAccount("a", "thumbprint", "{}", List.of(), true, now, Optional.empty()))
            .orElseThrow();
    AcmeIdentifier name = AcmeIdentifier.dns("localhost");
    AcmeOrder.Times times = new AcmeOrder.Times(now, now.plus(Duration.ofDays(1)));
    authorization =
        new AcmeAuthorization("z", "a", AcmeAuthorization.Subject.of(name), "token", times);
    AcmeOrder.Terms terms =
        new AcmeOrder.Terms("server", Optional.empty(), Optional.empty(), Optional.empty());
    store.place(
        new AcmeOrder("o", "a", List.of(name), terms, times), List.of(authorization), List.of("z"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aValidatorThatBreaksEndsTheTrialWithAProblem() {
    try (Trials trials =
        trials(proof -> {
          throw new IllegalArgumentException("broken");
        })) {
      trials.begin(account, authorization, ChallengeType.HTTP_01);
    }
    assertThat(status()).isEqualTo(AcmeAuthorization.Status.INVALID);
    assertThat(state().validation().orElseThrow().problem().orElseThrow())
        .contains("challenge-abandoned");
  }

  @Test
  void aTrialWhoseNodeIsGoneIsBegunAgainByWhoIsAsked() {
    Instant now = fixture.clock.instant();
    store.begin("z", new AcmeAuthorization.Attempt(ChallengeType.HTTP_01, now), now);
    try (Trials other = trials(proof -> Optional.empty())) {
      fixture.clock.advance(SOON);
      other.resume(account, state());
      assertThat(status()).as("it may run there").isEqualTo(AcmeAuthorization.Status.PENDING);
      fixture.clock.advance(SOON);
      other.resume(account, state());
    }
    assertThat(status()).isEqualTo(AcmeAuthorization.Status.VALID);
  }

  @Test
  void aTrialThatTakesLongIsNotBegunAgainByItsOwnNodeAndTheFirstEndHolds() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    try (Trials slow =
        trials(proof -> {
          looks.incrementAndGet();
          await(answered);
          return Optional.of(Finding.of(AcmeCode.CHALLENGE_ABANDONED));
        })) {
      slow.begin(account, authorization, ChallengeType.HTTP_01);
      fixture.clock.advance(SOON.multipliedBy(2));
      slow.resume(account, state());
      try (Trials other = trials(proof -> Optional.empty())) {
        other.resume(account, state());
      }
      answered.countDown();
    }
    assertThat(looks).hasValue(1);
    assertThat(status()).isEqualTo(AcmeAuthorization.Status.VALID);
  }

  private Trials trials(ChallengeValidator validator) {
    return new Trials(store, Map.of(ChallengeType.HTTP_01, validator), fixture.clock);
  }

  private AcmeAuthorization.State state() {
    return store.authorization("z").orElseThrow();
  }

  private AcmeAuthorization.Status status() {
    return state().status(fixture.clock.instant());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
