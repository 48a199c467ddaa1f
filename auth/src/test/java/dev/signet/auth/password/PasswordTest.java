// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.auth.password.PasswordHasher.Match;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password-too-short|seven77",
        "password-common|password1",
        "password-common|QWERTYUIOP",
        "password-common|iloveyou",
        "password-guessable|annalena-1",
        "password-guessable|signet-12345",
        "password-guessable|my-password-1"
      })
  void whatAttackersTryFirstIsRefused(String code, String password) {
    assertThat(code(password)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wide paper lantern",
        "xkqzvwpj",
        "        8spaces",
        "пароль на все",
        "🦊🦊🦊🦊🌲🌲🌲🌲",
        "12983746120",
        "a sentence about annalena and her garden"
      })
  void anyOtherTextIsFine(String password) {
    rules.check(Redacted.of(password), "annalena");
  }

  @Test
  void lengthIsCountedInCharactersAsPeopleSeeThem() {
    assertThat(code("🦊".repeat(7))).isEqualTo("password-too-short");
    rules.check(Redacted.of("🦊🌲".repeat(128)), "anna");
    assertThat(code("🦊🌲".repeat(128) + "x")).isEqualTo("password-too-long");
    assertThat(code("abcdefg\ud83e!")).isEqualTo("password-unreadable");
  }

  @Test
  void aHashIsAPhcStringAndItsOwnSalt() {
    try (PasswordHasher hasher = hasher(CHEAP)) {
      String one = hasher.hash(Redacted.of("wide paper"));
      String two = hasher.hash(Redacted.of("wide paper"));
      assertThat(one).startsWith("$argon2id$v=19$m=64,t=1,p=1$").isNotEqualTo(two);
      assertThat(hasher.check(Redacted.of("wide paper"), Optional.of(two))).isEqualTo(Match.RIGHT);
      assertThat(hasher.check(Redacted.of("wide papers"), Optional.of(two))).isEqualTo(Match.WRONG);
      assertThat(hasher.check(Redacted.of("wide paper"), Optional.empty())).isEqualTo(Match.WRONG);
      assertThat(hasher.check(Redacted.of("wide paper"), Optional.of("x"))).isEqualTo(Match.WRONG);
    }
  }

  @Test
  void aHashOfTheReferenceImplementationIsUnderstood() {
    // The reference command line: echo -n "password" | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
    String known =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    try (PasswordHasher hasher = hasher(new Argon2Cost(65_536, 2, 1))) {
      assertThat(hasher.check(Redacted.of("password"), Optional.of(known))).isEqualTo(Match.RIGHT);
    }
  }

  @Test
  void aHashThatCostLessIsToldApart() {
    String cheap;
    try (PasswordHasher hasher = hasher(CHEAP)) {
      cheap = hasher.hash(Redacted.of("wide paper"));
    }
    try (PasswordHasher hasher = hasher(new Argon2Cost(128, 1, 1))) {
      assertThat(hasher.check(Redacted.of("wide paper"), Optional.of(cheap)))
          .isEqualTo(Match.RIGHT_BUT_CHEAP);
    }
  }

  @Test
  void spacesOfAnyKeyboardAndComposedLettersAreOneText() {
    try (PasswordHasher hasher = hasher(CHEAP)) {
      String stored = hasher.hash(Redacted.of("caf\u00e9 noir"));
      assertThat(hasher.check(Redacted.of("cafe\u0301\u3000noir"), Optional.of(stored)))
          .isEqualTo(Match.RIGHT);
    }
  }

  @Test
  void moreThanTheQueueHoldsIsRefusedAndNotKept() throws Exception {
    int refused = 0;
    try (PasswordHasher hasher = hasher(new Argon2Cost(4_096, 1, 1));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        results.add(threads.submit(() -> isRefused(hasher)));
      }
      for (Future<Boolean> result : results) {
        refused += result.get() ? 1 : 0;
      }
    }
    // Two run and 128 wait, whatever the machine does.
    assertThat(refused).isBetween(1, 400 - 2 - 128);
  }

  @Test
  void theCostOfUnknownNamesIsThatOfKnownOnes() {
    try (PasswordHasher hasher = hasher(new Argon2Cost(19_456, 2, 1))) {
      String stored = hasher.hash(Redacted.of("wide paper"));
      long known = fastest(() -> hasher.check(Redacted.of("other"), Optional.of(stored)));
      long unknown = fastest(() -> hasher.check(Redacted.of("other"), Optional.empty()));
      assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }
  }

  private static long fastest(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private static boolean isRefused(PasswordHasher hasher) {
    try {
      hasher.check(Redacted.of("other"), Optional.empty());
      return false;
    } catch (FindingException e) {
      assertThat(e.finding().code()).isEqualTo(PasswordCode.PASSWORD_CHECKS_BUSY);
      return true;
    }
  }

  private static PasswordHasher hasher(Argon2Cost cost) {
    return new PasswordHasher(cost, 2, new SecureRandom());
  }

  private String code(String password) {
    FindingException refused =
        catchThrowableOfType(
            FindingException.class, () -> rules.check(Redacted.of(password), "annalena"));
    assertThat(refused).isNotNull();
    return refused.finding().code().id();
  }
}
