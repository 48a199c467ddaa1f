// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.explain.Redacted;
import dev.signet.identity.Role;
import dev.signet.store.Change;
import dev.signet.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Accounts and their roles.
 *
 * <p>Safe for use by many threads; every method blocks on the database. Every change writes an
 * audit row and is published on the change feed, in the same transaction. Names are taken as typed.
 * A name that no account has is {@link AccountCode#ACCOUNT_UNKNOWN}.
 */
public final class Accounts {
  private final Database database;
  private final AuditTrail audit;
  private final PasswordSetting passwords;
  private final AccountWrites writes;
  private final LoginEnding logins;

  /**
   * Accounts in a database.
   *
   * @param database holds them
   * @param audit tells of their changes
   * @param passwords hashes passwords
   * @param logins ends logins of a disabled account
   * @param clock the time
   */
  public Accounts(
      Database database,
      AuditTrail audit,
      PasswordSetting passwords,
      LoginEnding logins,
      InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.passwords = passwords;
    this.logins = logins;
    this.writes = new AccountWrites(new RandomSecret(new java.security.SecureRandom()), clock);
  }

  /** Makes an account. A taken name is {@link AccountCode#ACCOUNT_EXISTS}. */
  public Account add(NewAccount wanted, Actor actor) {
    return add(wanted, AuditEvent.ACCOUNT_ADDED, actor);
  }

  /** Makes an account for the person who asks for it; otherwise like {@link #add}. */
  public Account register(NewAccount wanted, Actor actor) {
    return add(wanted, AuditEvent.ACCOUNT_REGISTERED, actor);
  }

  private Account add(NewAccount wanted, AuditEvent event, Actor actor) {
    Username username = Username.of(wanted.username());
    Optional<String> hash = wanted.password().map(password -> passwords.hash(password, username));
    Set<Role> roles = new TreeSet<>(wanted.roles());
    roles.add(Role.BASIC);
    return database.write(handle -> {
      Account account = writes.insert(handle, username, hash, roles);
      audit.write(handle, event, account.id(), actor, username.text());
      database.changes().publish(handle, Change.Kind.ACCOUNT, account.id());
      return account;
    });
  }

  /**
   * Accounts in the order of their names.
   *
   * @param after only names behind this one; empty for the first
   * @param limit at most so many
   */
  public List<Account> list(String after, int limit) {
    return database.read(handle -> AccountRows.list(handle, after, limit));
  }

  /** The account of a name. */
  public Optional<Account> find(String name) {
    return Username.find(name)
        .flatMap(username -> database.read(handle -> AccountRows.byName(handle, username)))
        .map(AccountRows.Stored::account);
  }

  /** Whether somebody who can sign in is an administrator. */
  public boolean hasAdministrator() {
    return database.read(AccountWrites::hasAdministrator);
  }

  /** Gives a role, in effect at the next request. Nothing changes where the account holds it. */
  public Account grant(String name, Role role, Actor actor) {
    return changed(
        name,
        (handle, account) -> {
          writes.grant(handle, account.id(), role);
          audit.write(handle, AuditEvent.ROLE_GRANTED, account.id(), actor, role.name());
        });
  }

  /** Takes a role, in effect at the next request. Nothing changes where the account lacks it. */
  public Account revoke(String name, Role role, Actor actor) {
    return changed(
        name,
        (handle, account) -> {
          writes.revoke(handle, account.id(), role);
          audit.write(handle, AuditEvent.ROLE_REVOKED, account.id(), actor, role.name());
        });
  }

  /** Ends every login of an account and allows no other, in effect at the next request. */
  public Account disable(String name, Actor actor) {
    return changed(
        name,
        (handle, account) -> {
          writes.setDisabled(handle, account.id(), true);
          logins.endAll(handle, account.id());
          audit.write(handle, AuditEvent.ACCOUNT_DISABLED, account.id(), actor, "");
        });
  }

  /** Allows logins again. */
  public Account enable(String name, Actor actor) {
    return changed(
        name,
        (handle, account) -> {
          writes.setDisabled(handle, account.id(), false);
          audit.write(handle, AuditEvent.ACCOUNT_ENABLED, account.id(), actor, "");
        });
  }

  /**
   * What is stored of a password that an account may have, or the refusal of {@link
   * PasswordSetting}. Takes some 20 ms; not for within a transaction.
   */
  public String hashOf(Redacted password, Account owner) {
    return passwords.hash(password, new Username(owner.username()));
  }

  /**
   * Replaces a password as part of a transaction: every login that the old one began ends, and so
   * do one-time links that were not used.
   *
   * @param checked whose, with the password that was shown to be known
   * @param hash of the new one, by {@link #hashOf}
   * @param actor who does it
   * @return false, and nothing changes, where the password is another meanwhile
   */
  public boolean replacePassword(
      Handle handle, AccountRows.Stored checked, String hash, Actor actor) {
    String account = checked.account().id();
    if (!writes.replacePassword(handle, checked, hash)) {
      return false;
    }
    handle.execute("delete from auth_link where account = ? and used is null", account);
    logins.endAll(handle, account);
    audit.write(handle, AuditEvent.PASSWORD_SET, account, actor, "");
    database.changes().publish(handle, Change.Kind.ACCOUNT, account);
    return true;
  }

  /** The newest rows of the audit trail, newest first. */
  public List<AuditTrail.Entry> audit(int limit) {
    return database.read(handle -> audit.newest(handle, limit));
  }

  @FunctionalInterface
  private interface AccountChange {
    void apply(Handle handle, Account account);
  }

  private Account changed(String name, AccountChange change) {
    return database.write(handle -> {
      Account account = required(handle, name);
      change.apply(handle, account);
      database.changes().publish(handle, Change.Kind.ACCOUNT, account.id());
      return required(handle, name);
    });
  }

  static Account required(Handle handle, String name) {
    return Username.find(name)
        .flatMap(username -> AccountRows.byName(handle, username))
        .map(AccountRows.Stored::account)
        .orElseThrow(() ->
            new FindingException(
                Finding.about(AccountCode.ACCOUNT_UNKNOWN)
                    .subject(Printable.line(name))
                    .with("name", Printable.line(name))
                    .build()));
  }
}
