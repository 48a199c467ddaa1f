// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.Account;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.AuditEvent;
import dev.signet.auth.account.AuditTrail;
import dev.signet.auth.login.RefreshRows.Outcome;
import dev.signet.auth.secret.AuthenticCode;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.auth.secret.TokenSeal;
import dev.signet.auth.token.AccessTokens;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lines of refresh tokens (RFC 9700, 4.14): each token is good once and replaced by its answer; one
 * that comes again ends its family, because then two parties have it.
 *
 * <p>A client whose answer got lost, or which refreshes in two tabs at once, sends the same token
 * again within seconds. It gets the identical answer: that is kept, sealed under a key that only
 * the old token yields, so that nothing multiplies and reuse is still detected meanwhile.
 */
public final class RefreshFamilies {
  private final Database database;
  private final LoginStates states;
  private final RefreshRows rows;
  private final AccessTokens tokens;
  private final Parts parts;
  private final RandomSecret secrets = new RandomSecret(new java.security.SecureRandom());

  /**
   * What families need beside the database.
   *
   * @param logins begins and ends them
   * @param settings how long they last
   * @param code authenticates refresh tokens
   * @param audit tells of reuse
   * @param clock the time
   */
  public record Parts(
      Logins logins,
      LoginSettings settings,
      AuthenticCode code,
      AuditTrail audit,
      InstantSource clock) {}

  /** Families in a database. */
  public RefreshFamilies(Database database, LoginStates states, AccessTokens tokens, Parts parts) {
    this.database = database;
    this.states = states;
    this.tokens = tokens;
    this.parts = parts;
    this.rows = new RefreshRows(parts.settings(), parts.clock());
  }

  /** Begins a family as part of a transaction. */
  public TokenGrant begin(Handle handle, Account account, LoginOrigin origin, String client) {
    String family = secrets.nextId();
    RefreshToken first = RefreshToken.next(family, secrets, parts.code());
    parts.logins().beginFamily(handle, family, account.id(), origin, first.hash());
    return grant(tokens.issue(account.id(), family, client), first);
  }

  /**
   * Uses a refresh token.
   *
   * @param token as sent
   * @param client the {@code client_id}, or {@code signet}
   * @param source the client's address, for the audit trail
   * @throws FindingException one of the {@code REFRESH_TOKEN_} codes, or {@link
   *     LoginCode#ACCOUNT_DISABLED}
   */
  public TokenGrant refresh(Redacted token, String client, String source) {
    RefreshToken used = parsed(token);
    String account = account(used);
    RefreshToken next = RefreshToken.next(used.family(), secrets, parts.code());
    TokenGrant grant = grant(tokens.issue(account, used.family(), client), next);
    byte[] sealed = new TokenSeal(token.reveal()).seal(text(grant));
    Outcome outcome =
        database.write(handle -> {
          Outcome decided = rows.rotate(handle, used, next, sealed);
          if (decided instanceof Outcome.Reused(String owner)) {
            endReused(handle, used, new Actor(owner, source));
          }
          return decided;
        });
    return switch (outcome) {
      case Outcome.Rotated() -> grant;
      case Outcome.Repeated(byte[] answer) -> repeated(token, answer);
      case Outcome.Reused ignored -> throw refused(LoginCode.REFRESH_TOKEN_REUSED);
      case Outcome.Ended() -> throw refused(LoginCode.REFRESH_TOKEN_ENDED);
      case Outcome.Disabled() -> throw refused(LoginCode.ACCOUNT_DISABLED);
    };
  }

  /** The family of a token that we issued, whether it goes on or not. */
  public Optional<String> family(Redacted token) {
    return RefreshToken.parse(token, parts.code()).map(RefreshToken::family);
  }

  private RefreshToken parsed(Redacted token) {
    return RefreshToken.parse(token, parts.code())
        .orElseThrow(() -> refused(LoginCode.REFRESH_TOKEN_UNKNOWN));
  }

  private String account(RefreshToken token) {
    return states
        .remembered(token.family())
        .or(() -> states.read(token.family()))
        .map(state -> state.account().id())
        .orElseThrow(() -> refused(LoginCode.REFRESH_TOKEN_ENDED));
  }

  private void endReused(Handle handle, RefreshToken token, Actor actor) {
    if (parts.logins().end(handle, token.family())) {
      String detail = "family " + token.family();
      parts.audit().write(handle, AuditEvent.REFRESH_REUSED, actor.name(), actor, detail);
    }
  }

  private TokenGrant grant(String access, RefreshToken refresh) {
    return new TokenGrant(Redacted.of(access), tokens.life(), refresh.text());
  }

  private String text(TokenGrant grant) {
    return parts.clock().millis()
        + " "
        + grant.accessToken().reveal()
        + " "
        + grant.refreshToken().reveal();
  }

  private TokenGrant repeated(Redacted token, byte[] answer) {
    String text =
        new TokenSeal(token.reveal())
            .open(answer)
            .orElseThrow(() -> refused(LoginCode.REFRESH_TOKEN_ENDED));
    String[] part = text.split(" ", 3);
    Instant made = Instant.ofEpochMilli(Long.parseLong(part[0]));
    Duration passed = Duration.between(made, parts.clock().instant());
    return new TokenGrant(Redacted.of(part[1]), tokens.life().minus(passed), Redacted.of(part[2]));
  }

  private static FindingException refused(LoginCode code) {
    return new FindingException(Finding.of(code));
  }
}
