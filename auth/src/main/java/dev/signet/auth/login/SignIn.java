// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.Account;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.AuditEvent;
import dev.signet.auth.account.AuditTrail;
import dev.signet.explain.Redacted;
import dev.signet.store.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Begins, renews, lists and ends logins. */
public final class SignIn {
  /** The {@code client_id} of logins that name none. */
  public static final String CLIENT = "signet";

  private final Database database;
  private final AuditTrail audit;
  private final Parts parts;

  /**
   * What this is put together from.
   *
   * @param passwords checks and changes passwords
   * @param registration makes accounts
   * @param families of refresh tokens
   * @param logins their rows
   * @param devices remembers devices
   */
  public record Parts(
      Passwords passwords,
      Registration registration,
      RefreshFamilies families,
      Logins logins,
      KnownDevice devices) {}

  /**
   * What is done with a password.
   *
   * @param login signs people in
   * @param change sets another
   */
  public record Passwords(PasswordLogin login, PasswordChange change) {}

  /** Logins in a database. */
  public SignIn(Database database, AuditTrail audit, Parts parts) {
    this.database = database;
    this.audit = audit;
    this.parts = parts;
  }

  /**
   * A login by token.
   *
   * @param grant the tokens
   * @param device by which the client is known later
   */
  public record TokenLogin(TokenGrant grant, Redacted device) {}

  /**
   * A login in a browser.
   *
   * @param cookie the session's
   * @param device by which the browser is known later
   */
  public record BrowserLogin(Redacted cookie, Redacted device) {}

  /** Signs a program in. Throws what {@link PasswordLogin#signIn} does. */
  public TokenLogin program(LoginAttempt attempt) {
    return parts
        .passwords()
        .login()
        .signIn(attempt, (handle, account) -> tokens(handle, account, attempt));
  }

  /**
   * Signs a browser in, always with a new session; the one that it had ends. Throws what {@link
   * PasswordLogin#signIn} does.
   *
   * @param before the cookie that came with the form
   */
  public BrowserLogin browser(LoginAttempt attempt, Optional<Redacted> before) {
    return parts
        .passwords()
        .login()
        .signIn(
            attempt,
            (handle, account) -> {
              before.ifPresent(cookie -> parts.logins().end(handle, Logins.sessionId(cookie)));
              return session(handle, account, attempt);
            });
  }

  /**
   * Changes the password of somebody who is signed in with a program. Every login of the account
   * ends; the program gets a new one. Throws what {@link PasswordChange#change} does.
   */
  public TokenLogin changeByProgram(LoginAttempt attempt, Redacted wanted) {
    return parts
        .passwords()
        .change()
        .change(attempt, wanted, (handle, account) -> tokens(handle, account, attempt));
  }

  /** The same in a browser. */
  public BrowserLogin changeByBrowser(LoginAttempt attempt, Redacted wanted) {
    return parts
        .passwords()
        .change()
        .change(attempt, wanted, (handle, account) -> session(handle, account, attempt));
  }

  /** Makes an account; see {@link Registration}. */
  public Registration registration() {
    return parts.registration();
  }

  /** Uses a refresh token; see {@link RefreshFamilies#refresh}. */
  public TokenGrant refresh(Redacted token, String client, SourceAddress source) {
    return parts.families().refresh(token, client, source.text());
  }

  /** The login that a refresh token belongs to. */
  public Optional<String> loginOf(Redacted refreshToken) {
    return parts.families().family(refreshToken);
  }

  /** The logins of an account that go on. */
  public List<LoginEntry> logins(String account) {
    return database.read(handle -> parts.logins().list(handle, account));
  }

  /**
   * Ends a login, in effect at the next request.
   *
   * @param login its id
   * @param source who asks, for the audit trail
   * @return false where there was none that went on
   */
  public boolean end(String login, SourceAddress source) {
    return database.write(handle -> {
      Optional<LoginEntry> entry = parts.logins().live(handle, login);
      entry.ifPresent(live -> audited(handle, live, source));
      return parts.logins().end(handle, login);
    });
  }

  private TokenLogin tokens(Handle handle, Account account, LoginAttempt attempt) {
    return new TokenLogin(
        parts.families().begin(handle, account, attempt.origin(), CLIENT),
        parts.devices().remember(account.id()));
  }

  private BrowserLogin session(Handle handle, Account account, LoginAttempt attempt) {
    return new BrowserLogin(
        parts.logins().beginSession(handle, account.id(), attempt.origin()),
        parts.devices().remember(account.id()));
  }

  private void audited(Handle handle, LoginEntry live, SourceAddress source) {
    Actor actor = new Actor(live.account(), source.text());
    audit.write(handle, AuditEvent.LOGOUT, live.account(), actor, live.kind().word());
  }

  /** Ends a login if it belongs to the account of this id. */
  public boolean endOwn(String account, String login, SourceAddress source) {
    boolean own = logins(account).stream().anyMatch(entry -> entry.id().equals(login));
    return own && end(login, source);
  }
}
