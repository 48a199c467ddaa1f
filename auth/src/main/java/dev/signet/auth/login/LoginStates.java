// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.auth.account.Account;
import dev.signet.auth.account.AccountRows;
import dev.signet.identity.Principal;
import dev.signet.store.Change;
import dev.signet.store.Database;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The logins and accounts that requests asked for lately, as they are at this moment.
 *
 * <p>The change feed empties entries. Between a read of the database and the entry made from it, a
 * change may come; the counter of changes tells, and such an entry is not kept. So a remembered
 * answer is never staler than the feed.
 */
public final class LoginStates {
  /** Logins that are active at once; one entry has some 400 bytes. */
  private static final int MAX_LOGINS = 100_000;

  private static final int MAX_ACCOUNTS = 100_000;

  private final Database database;
  private final Logins logins;
  private final Cache<String, LoginEntry> live =
      Caffeine.newBuilder().maximumSize(MAX_LOGINS).build();
  private final Cache<String, Account> accounts =
      Caffeine.newBuilder().maximumSize(MAX_ACCOUNTS).build();
  private final AtomicLong changes = new AtomicLong();

  /**
   * A login that goes on and whose it is.
   *
   * @param login the login
   * @param account the account, which may be disabled
   */
  public record LiveLogin(LoginEntry login, Account account) {
    /** The account as gates see it. */
    public Principal.Person person() {
      return new Principal.Person(account.id(), account.username(), account.roles());
    }
  }

  /** States in a database; {@link #changed} must be subscribed to its feed. */
  public LoginStates(Database database, Logins logins) {
    this.database = database;
    this.logins = logins;
  }

  /** What is remembered of a login, without blocking. */
  public Optional<LiveLogin> remembered(String id) {
    LoginEntry login = live.getIfPresent(id);
    if (login == null) {
      return Optional.empty();
    }
    Account account = accounts.getIfPresent(login.account());
    return account == null ? Optional.empty() : Optional.of(new LiveLogin(login, account));
  }

  /** The state of a login from the database; empty where it does not go on. */
  public Optional<LiveLogin> read(String id) {
    long before = changes.get();
    Optional<LiveLogin> read =
        database.read(handle ->
            logins
                .live(handle, id)
                .flatMap(login ->
                    AccountRows.byId(handle, login.account())
                        .map(stored -> new LiveLogin(login, stored.account()))));
    read.ifPresent(state -> remember(state, before));
    return read;
  }

  /** Writes that a session was used, and reads it again. */
  Optional<LiveLogin> touch(String id) {
    database.write(handle -> {
      logins.touch(handle, id);
      return id;
    });
    return read(id);
  }

  /** Takes a change from the feed. */
  public void changed(Change change) {
    changes.incrementAndGet();
    switch (change.kind()) {
      case ACCOUNT -> accounts.invalidate(change.subject());
      case SESSION -> live.invalidate(change.subject());
      case EVERYTHING -> {
        accounts.invalidateAll();
        live.invalidateAll();
      }
      case CERTIFICATE, KEY, ROUTE, ENROLMENT -> {}
    }
  }

  private void remember(LiveLogin state, long before) {
    live.put(state.login().id(), state.login());
    accounts.put(state.account().id(), state.account());
    if (changes.get() != before) {
      live.invalidate(state.login().id());
      accounts.invalidate(state.account().id());
    }
  }
}
