// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.Account;
import dev.signet.auth.account.AccountRows;
import dev.signet.auth.account.AccountRows.Stored;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.AuditEvent;
import dev.signet.auth.account.AuditTrail;
import dev.signet.auth.account.Username;
import dev.signet.auth.password.PasswordHasher;
import dev.signet.auth.password.PasswordHasher.Match;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * Signs people in by name and password.
 *
 * <p>An unknown name, a wrong password, a disabled account and one without a password take the same
 * steps: the same reads, one hash, one transaction with the same rows. So neither text, code nor
 * time tells which it was (ASVS 6.3.8).
 */
public final class PasswordLogin {
  private final Database database;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final KnownDevice devices;
  private final AttemptCounter attempts;

  /**
   * A login over these parts.
   *
   * @param database holds accounts and failures
   * @param hasher checks passwords
   * @param audit tells of every login and every refused one
   * @param devices recognises devices
   * @param attempts counts failures
   */
  PasswordLogin(
      Database database,
      PasswordHasher hasher,
      AuditTrail audit,
      KnownDevice devices,
      AttemptCounter attempts) {
    this.database = database;
    this.hasher = hasher;
    this.audit = audit;
    this.devices = devices;
    this.attempts = attempts;
  }

  /**
   * Checks a password and begins a login.
   *
   * @param attempt name and password
   * @param begin begins the login, in the transaction that writes the audit row
   * @return what {@code begin} returned
   * @throws FindingException {@link LoginCode#LOGIN_REFUSED}, or one of the {@code
   *     LOGIN_THROTTLED_} codes
   */
  public <T> T signIn(LoginAttempt attempt, BiFunction<Handle, Account, T> begin) {
    return proven(
        attempt, LoginCode.LOGIN_REFUSED, (stored, match) -> begun(attempt, stored, match, begin));
  }

  /**
   * Checks a password, held back like a login, and goes on outside of any transaction.
   *
   * @param attempt name and password
   * @param wrong what is answered when they do not belong together
   * @param then goes on with the account and the hash that was checked
   * @throws FindingException {@code wrong}, or one of the {@code LOGIN_THROTTLED_} codes
   */
  <T> T proven(LoginAttempt attempt, LoginCode wrong, BiFunction<Stored, Match, T> then) {
    Optional<Username> name = Username.find(attempt.username());
    Optional<Stored> stored =
        name.flatMap(known -> database.read(handle -> AccountRows.byName(handle, known)));
    List<AttemptLimit> limits = limits(attempt, name, stored);
    return attempts.during(
        limits,
        () -> {
          Optional<Stored> usable =
              stored.filter(found -> found.account().state() == Account.State.ACTIVE);
          Match match = hasher.check(attempt.password(), usable.flatMap(Stored::password));
          if (usable.isEmpty() || match == Match.WRONG) {
            fail(attempt, stored, limits);
            throw new FindingException(Finding.of(wrong));
          }
          return then.apply(usable.get(), match);
        });
  }

  private List<AttemptLimit> limits(
      LoginAttempt attempt, Optional<Username> name, Optional<Stored> stored) {
    Optional<String> device =
        stored.flatMap(found ->
            attempt.device().flatMap(token -> devices.recognised(token, found.account().id())));
    if (device.isPresent()) {
      // The owner's own device is held back by its own failures alone, whatever others do.
      return List.of(AttemptLimit.device(device.get()));
    }
    List<AttemptLimit> limits = new ArrayList<>();
    limits.add(AttemptLimit.account(name.map(Username::text).orElse(attempt.username())));
    limits.add(AttemptLimit.source(attempt.source()));
    return limits;
  }

  private void fail(LoginAttempt attempt, Optional<Stored> stored, List<AttemptLimit> limits) {
    String account = stored.map(found -> found.account().id()).orElse("");
    database.write(handle -> {
      attempts.fail(handle, limits);
      Actor actor = Actor.at(attempt.source().text());
      audit.write(handle, AuditEvent.LOGIN_REFUSED, account, actor, "");
      return account;
    });
  }

  private <T> T begun(
      LoginAttempt attempt, Stored stored, Match match, BiFunction<Handle, Account, T> begin) {
    Account account = stored.account();
    Optional<String> rehashed =
        match == Match.RIGHT_BUT_CHEAP
            ? Optional.of(hasher.hash(attempt.password()))
            : Optional.empty();
    return database.write(handle -> {
      rehashed.ifPresent(hash -> replace(handle, stored, hash));
      Actor actor = new Actor(account.id(), attempt.source().text());
      audit.write(handle, AuditEvent.LOGIN, account.id(), actor, "");
      return begin.apply(handle, account);
    });
  }

  /** Only over the hash that was checked: the owner may have set another password meanwhile. */
  private static void replace(Handle handle, Stored stored, String hash) {
    handle
        .createUpdate("update auth_account set password = :new where id = :id and password = :old")
        .bind("id", stored.account().id())
        .bind("old", stored.password().orElse(""))
        .bind("new", hash)
        .execute();
  }
}
