// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.Account;
import dev.signet.auth.account.AccountCode;
import dev.signet.auth.account.Accounts;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.NewAccount;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.store.Database;
import java.util.List;

/**
 * Lets people make accounts for themselves, where that is allowed.
 *
 * <p>A taken name is told: there is no mailbox to send the answer to instead. So an address gets
 * few such answers, and a bounded number of tries in all (SECURITY.md says so).
 */
public final class Registration {
  private final Database database;
  private final Accounts accounts;
  private final AttemptCounter attempts;
  private volatile boolean open;

  Registration(Database database, Accounts accounts, AttemptCounter attempts, boolean open) {
    this.database = database;
    this.accounts = accounts;
    this.attempts = attempts;
    this.open = open;
  }

  /** Allows it, or does not any more; counts from the next request on. */
  public void allow(boolean allowed) {
    open = allowed;
  }

  /** Whether it is allowed here. */
  public boolean isOpen() {
    return open;
  }

  /**
   * Makes an account with the role {@code basic}.
   *
   * @throws FindingException {@link LoginCode#REGISTRATION_CLOSED}, {@link
   *     LoginCode#REGISTRATION_THROTTLED}, or what is wrong with name or password
   */
  public Account register(String username, Redacted password, SourceAddress source) {
    if (!open) {
      throw new FindingException(Finding.of(LoginCode.REGISTRATION_CLOSED));
    }
    AttemptLimit tries = AttemptLimit.registration(source);
    AttemptLimit taken = AttemptLimit.takenNames(source);
    return attempts.during(
        List.of(tries, taken),
        () -> {
          count(tries);
          try {
            return accounts.register(
                NewAccount.registered(username, password), Actor.at(source.text()));
          } catch (FindingException e) {
            if (e.finding().code() == AccountCode.ACCOUNT_EXISTS) {
              count(taken);
            }
            throw e;
          }
        });
  }

  private void count(AttemptLimit limit) {
    database.write(handle -> {
      attempts.fail(handle, List.of(limit));
      return limit;
    });
  }
}
