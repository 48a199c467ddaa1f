// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.Account;
import dev.signet.auth.account.AccountRows.Stored;
import dev.signet.auth.account.Accounts;
import dev.signet.auth.account.Actor;
import dev.signet.explain.Finding;
import dev.signet.explain.Redacted;
import dev.signet.store.Database;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * Lets people who are signed in change their password. They show the present one first (ASVS 5.0,
 * 6.2.3), held back like a login, because a session may be somebody else's by then.
 *
 * @param database holds the accounts
 * @param passwords checks the present password
 * @param accounts gets the new one
 */
public record PasswordChange(Database database, PasswordLogin passwords, Accounts accounts) {
  /**
   * Changes a password and ends every login that the old one began; one new login takes the place
   * of the one that asked.
   *
   * @param attempt name and present password
   * @param wanted the new password
   * @param begin begins the new login, in the same transaction
   * @return what {@code begin} returned
   * @throws dev.signet.explain.FindingException {@link LoginCode#CURRENT_PASSWORD_WRONG}, a {@code
   *     LOGIN_THROTTLED_} code, or what is wrong with the new password
   */
  <T> T change(LoginAttempt attempt, Redacted wanted, BiFunction<Handle, Account, T> begin) {
    return passwords.proven(
        attempt,
        LoginCode.CURRENT_PASSWORD_WRONG,
        (stored, match) -> {
          String hash = accounts.hashOf(wanted, stored.account());
          return database.write(handle -> replaced(handle, attempt, stored, hash, begin));
        });
  }

  private <T> T replaced(
      Handle handle,
      LoginAttempt attempt,
      Stored stored,
      String hash,
      BiFunction<Handle, Account, T> begin) {
    Actor actor = new Actor(stored.account().id(), attempt.source().text());
    if (!accounts.replacePassword(handle, stored, hash, actor)) {
      // Somebody was faster: what was checked is the present password no more.
      throw Finding.about(LoginCode.CURRENT_PASSWORD_WRONG).toException();
    }
    return begin.apply(handle, stored.account());
  }
}
