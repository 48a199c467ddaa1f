// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.account.Account;
import dev.signet.auth.login.LoginStates.LiveLogin;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.auth.token.AccessTokens;
import dev.signet.auth.token.TokenVerdict;
import dev.signet.auth.token.VerifiedToken;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.identity.Answer;
import dev.signet.identity.Credential;
import dev.signet.identity.Presented;
import dev.signet.identity.TokenVerifier;
import dev.signet.store.Change;
import dev.signet.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Judges bearer tokens and browser sessions.
 *
 * <p>What a signature proves is remembered by the token's hash until the token ends; whether the
 * login goes on and what the account may do are looked up apart, and a change empties just these.
 * So a request costs one SHA-256 and three look-ups.
 */
public final class CredentialVerifier implements TokenVerifier {
  /** Nothing is judged by what may have changed this long ago. */
  static final Duration MAX_AGE = Duration.ofSeconds(3);

  /** How often a session in use writes that it is. */
  private static final Duration TOUCH = Duration.ofMinutes(1);

  /** Tokens in use at once; one entry has some 300 bytes. */
  private static final int MAX_TOKENS = 100_000;

  private final Database database;
  private final LoginStates states;
  private final AccessTokens tokens;
  private final LoginWatches watches;
  private final InstantSource clock;
  private final Cache<String, VerifiedToken> verified =
      Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();

  /**
   * A verifier over these parts; {@link #changed} must be subscribed to the change feed.
   *
   * @param database whose feed tells how old the states may be
   * @param states of logins and accounts
   * @param tokens verifies signatures
   * @param watches told of logins that end
   * @param clock the time
   */
  public CredentialVerifier(
      Database database,
      LoginStates states,
      AccessTokens tokens,
      LoginWatches watches,
      InstantSource clock) {
    this.database = database;
    this.states = states;
    this.tokens = tokens;
    this.watches = watches;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> remembered(Presented presented) {
    return switch (presented.credential()) {
      case Credential.None() -> Optional.of(new Answer.Anonymous());
      case Credential.Bearer(Redacted token) -> rememberedToken(token);
      case Credential.Session(Redacted cookie) -> rememberedSession(cookie);
    };
  }

  @Override
  public Answer verify(Presented presented) {
    try {
      return switch (presented.credential()) {
        case Credential.None() -> new Answer.Anonymous();
        case Credential.Bearer(Redacted token) -> verifyToken(token);
        case Credential.Session(Redacted cookie) -> verifySession(cookie);
      };
    } catch (FindingException e) {
      // Refusals are values here; what is thrown is the database's.
      return new Answer.Unavailable(e.finding());
    }
  }

  @Override
  public Watch watch(Answer.Known known, Runnable ended) {
    return watches.add(known, ended);
  }

  /** Takes a change from the feed. */
  public void changed(Change change) {
    if (change.kind() == Change.Kind.KEY || change.kind() == Change.Kind.EVERYTHING) {
      verified.invalidateAll();
    }
  }

  private Optional<Answer> rememberedToken(Redacted token) {
    VerifiedToken known = verified.getIfPresent(RandomSecret.hash(token.reveal()));
    if (known == null || !clock.instant().isBefore(known.until())) {
      return Optional.empty();
    }
    return fresh(
        states
            .remembered(known.login())
            .filter(state -> clock.instant().isBefore(state.login().times().until()))
            .map(state -> answer(state, known.until())));
  }

  private Optional<Answer> rememberedSession(Redacted cookie) {
    Instant now = clock.instant();
    return fresh(
        states
            .remembered(Logins.sessionId(cookie))
            .filter(state -> state.login().kind() == LoginKind.SESSION)
            .filter(state -> now.isBefore(state.login().times().end()))
            .filter(state -> now.isBefore(state.login().times().used().plus(TOUCH)))
            .map(state -> answer(state, state.login().times().end())));
  }

  private Optional<Answer> fresh(Optional<Answer> remembered) {
    return remembered.map(answer -> isStale() ? unavailable() : answer);
  }

  private Answer verifyToken(Redacted token) {
    String hash = RandomSecret.hash(token.reveal());
    VerifiedToken known = verified.getIfPresent(hash);
    if (known == null || !clock.instant().isBefore(known.until())) {
      switch (tokens.verify(token.reveal())) {
        case TokenVerdict.Fails(Finding finding) -> {
          return new Answer.Refused(finding);
        }
        case TokenVerdict.Holds(VerifiedToken holds) -> {
          verified.put(hash, holds);
          known = holds;
        }
      }
    }
    return judged(known);
  }

  private Answer judged(VerifiedToken token) {
    if (isStale()) {
      return unavailable();
    }
    Optional<LiveLogin> state =
        states.remembered(token.login()).or(() -> states.read(token.login()));
    // A token names login and account; both must be of one row, or somebody mixed two logins.
    return state
        .filter(live -> live.account().id().equals(token.account()))
        .filter(live -> live.login().kind() == LoginKind.FAMILY)
        .filter(live -> clock.instant().isBefore(live.login().times().until()))
        .map(live -> answer(live, token.until()))
        .orElseGet(() -> new Answer.Refused(Finding.of(LoginCode.LOGIN_ENDED)));
  }

  private Answer verifySession(Redacted cookie) {
    if (isStale()) {
      return unavailable();
    }
    String id = Logins.sessionId(cookie);
    Optional<LiveLogin> live =
        states.read(id).filter(state -> state.login().kind() == LoginKind.SESSION);
    Instant now = clock.instant();
    if (live.filter(state -> !now.isBefore(state.login().times().used().plus(TOUCH))).isPresent()) {
      live = touched(id, live);
    }
    return live.map(state -> answer(state, state.login().times().end()))
        .orElseGet(() -> new Answer.Refused(Finding.of(LoginCode.SESSION_UNKNOWN)));
  }

  private Optional<LiveLogin> touched(String id, Optional<LiveLogin> read) {
    try {
      return states.touch(id);
    } catch (FindingException e) {
      // A full disk takes no writes. The session is good; only its idle time is not put off.
      return read;
    }
  }

  private static Answer answer(LiveLogin state, Instant until) {
    return state.account().state() == Account.State.DISABLED
        ? new Answer.Refused(Finding.of(LoginCode.ACCOUNT_DISABLED))
        : new Answer.Known(state.person(), state.login().id(), until);
  }

  private boolean isStale() {
    return database.changes().age().compareTo(MAX_AGE) > 0;
  }

  private Answer unavailable() {
    return new Answer.Unavailable(
        Finding.about(LoginCode.CHANGES_UNKNOWN)
            .wanted("news that are at most " + MAX_AGE.toSeconds() + " s old")
            .found(database.changes().age().toSeconds() + " s")
            .build());
  }
}
