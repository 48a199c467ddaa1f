// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import dev.signet.http.JsonBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The refresh tokens of one login, as its client received them, the oldest first. */
final class Family {
  /** A token that was replaced at least twice; the one before the newest may still be retried. */
  private static final int STALE = 3;

  /**
   * A repeated request gets the same answer for 20 seconds. One whose answer the crash cut off, and
   * that could not be repeated in that time, may be taken for a stolen token, and rightly.
   */
  private static final Duration GRACE = Duration.ofSeconds(17);

  /** Access tokens live for five minutes. */
  private static final Duration ACCESS_LIFE = Duration.ofMinutes(4);

  private final List<String> tokens = new ArrayList<>();
  private String access;
  private long received = System.nanoTime();
  private long asked;
  private boolean unanswered;

  private Family(String refresh, String access) {
    tokens.add(refresh);
    this.access = access;
  }

  /** What a login answered; empty when it was cut or refused. */
  static Optional<Family> of(JsonBody answer) {
    return answer
        .text("refresh_token")
        .flatMap(refresh -> answer.text("access_token").map(access -> new Family(refresh, access)));
  }

  synchronized String newest() {
    return tokens.getLast();
  }

  synchronized String access() {
    return access;
  }

  synchronized Optional<String> stale() {
    return tokens.size() < STALE
        ? Optional.empty()
        : Optional.of(tokens.get(tokens.size() - STALE));
  }

  synchronized int uses() {
    return tokens.size() - 1;
  }

  /** A refresh is under way from now on. */
  synchronized void ask() {
    unanswered = true;
    asked = System.nanoTime();
  }

  /** Whether its newest token must work: it was not used, or so lately that a retry is served. */
  synchronized boolean mustContinue() {
    return !unanswered || System.nanoTime() - asked < GRACE.toNanos();
  }

  /** Whether the access token is not near its end. */
  synchronized boolean hasFreshAccess() {
    return System.nanoTime() - received < ACCESS_LIFE.toNanos();
  }

  /** A refresh was confirmed. An answer that repeats the newest token adds nothing. */
  synchronized void refreshed(JsonBody answer) {
    unanswered = false;
    received = System.nanoTime();
    access = answer.required("access_token");
    String next = answer.required("refresh_token");
    if (!next.equals(newest())) {
      tokens.add(next);
    }
  }
}
