// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Finding;
import dev.signet.explain.Redacted;
import dev.signet.identity.Role;
import dev.signet.store.Change;
import dev.signet.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Links that set a password once: for the first administrator, for a new account, for a lost
 * password.
 *
 * <p>The database holds the hash of a link alone. One conditional update spends it, so that of two
 * who use it at once one wins.
 */
public final class OneTimeLinks {
  /** Long enough to send it to a colleague who is asleep. */
  public static final Duration LIFE = Duration.ofHours(24);

  /** The audit trail remembers a link for longer; its row is good for nothing after this. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final Set<Role> FIRST_ROLES = Set.of(Role.BASIC, Role.ADMIN);

  private final Database database;
  private final AuditTrail audit;
  private final PasswordSetting passwords;
  private final LoginEnding logins;
  private final InstantSource clock;
  private final RandomSecret secrets = new RandomSecret(new java.security.SecureRandom());
  private final AccountWrites writes;

  /**
   * Links in a database.
   *
   * @param database holds them
   * @param audit tells of them
   * @param passwords hashes passwords
   * @param logins ends logins that an older password began
   * @param clock the time
   */
  public OneTimeLinks(
      Database database,
      AuditTrail audit,
      PasswordSetting passwords,
      LoginEnding logins,
      InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.passwords = passwords;
    this.logins = logins;
    this.clock = clock;
    this.writes = new AccountWrites(secrets, clock);
  }

  /**
   * A link that is good now.
   *
   * @param account whose password it sets; empty when it makes the first administrator
   */
  public record Pending(Optional<Account> account) {}

  /**
   * A link by which the first administrator chooses name and password; an older one that was not
   * used is void. Empty when there is an administrator already.
   */
  public Optional<OneTimeLink> forFirstAdministrator(Actor actor) {
    Redacted token = secrets.next();
    return database.write(handle -> {
      if (AccountWrites.hasAdministrator(handle)) {
        return Optional.empty();
      }
      handle.execute("delete from auth_link where account is null and used is null");
      return Optional.of(insert(handle, token, null, actor));
    });
  }

  /**
   * A link by which the owner of an account sets the password; older ones that were not used are
   * void.
   */
  public OneTimeLink forAccount(String name, Actor actor) {
    Redacted token = secrets.next();
    return database.write(handle -> {
      Account account = Accounts.required(handle, name);
      handle.execute("delete from auth_link where account = ? and used is null", account.id());
      return insert(handle, token, account.id(), actor);
    });
  }

  /** What a link is for; {@link AccountCode#LINK_SPENT} when it is unknown, used or over. */
  public Pending pending(Redacted token) {
    return database.read(handle -> new Pending(account(handle, token)));
  }

  /**
   * Uses a link.
   *
   * @param token as it stood in the link
   * @param username the first administrator's choice; not looked at where the link belongs to an
   *     account
   * @param password the new password
   * @param actor who uses it
   */
  public Account redeem(Redacted token, String username, Redacted password, Actor actor) {
    Pending pending = pending(token);
    Username owner = Username.of(pending.account().map(Account::username).orElse(username));
    String hash = passwords.hash(password, owner);
    return database.write(handle -> {
      Optional<Account> known = account(handle, token);
      spend(handle, token);
      Account account = known.orElseGet(() -> firstAdministrator(handle, owner, hash));
      writes.setPassword(handle, account.id(), hash);
      logins.endAll(handle, account.id());
      audit.write(handle, AuditEvent.LINK_USED, account.id(), actor, owner.text());
      audit.write(handle, AuditEvent.PASSWORD_SET, account.id(), actor, "");
      database.changes().publish(handle, Change.Kind.ACCOUNT, account.id());
      return account;
    });
  }

  /** Deletes links that are over, as part of a transaction. */
  public void clean(Handle handle) {
    handle.execute("delete from auth_link where until < ?", clock.millis() - KEPT.toMillis());
  }

  private Account firstAdministrator(Handle handle, Username name, String hash) {
    if (AccountWrites.hasAdministrator(handle)) {
      throw spent();
    }
    return writes.insert(handle, name, Optional.of(hash), FIRST_ROLES);
  }

  private OneTimeLink insert(Handle handle, Redacted token, @Nullable String account, Actor actor) {
    Instant until = clock.instant().plus(LIFE);
    handle
        .createUpdate(
            "insert into auth_link (hash, account, created, until)"
                + " values (:hash, :account, :now, :until)")
        .bind("hash", RandomSecret.hash(token.reveal()))
        .bind("account", account)
        .bind("now", clock.millis())
        .bind("until", until.toEpochMilli())
        .execute();
    String whose = account == null ? "" : account;
    audit.write(handle, AuditEvent.LINK_MADE, whose, actor, "until " + until);
    return new OneTimeLink(token, until);
  }

  private Optional<Account> account(Handle handle, Redacted token) {
    record Row(Optional<String> account) {}
    Row row =
        handle
            .createQuery(
                "select account from auth_link where hash = :hash and used is null and until > :now")
            .bind("hash", RandomSecret.hash(token.reveal()))
            .bind("now", clock.millis())
            .map((result, context) -> new Row(Optional.ofNullable(result.getString("account"))))
            .findOne()
            .orElseThrow(OneTimeLinks::spent);
    return row.account()
        .flatMap(id -> AccountRows.byId(handle, id))
        .map(AccountRows.Stored::account);
  }

  private void spend(Handle handle, Redacted token) {
    int spent =
        handle
            .createUpdate(
                "update auth_link set used = :now where hash = :hash and used is null and until > :now")
            .bind("hash", RandomSecret.hash(token.reveal()))
            .bind("now", clock.millis())
            .execute();
    if (spent == 0) {
      throw spent();
    }
  }

  private static RuntimeException spent() {
    return Finding.about(AccountCode.LINK_SPENT).toException();
  }
}
