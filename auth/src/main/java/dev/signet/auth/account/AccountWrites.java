// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Finding;
import dev.signet.identity.Role;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The statements that change accounts, each as part of a transaction. */
final class AccountWrites {
  private final RandomSecret secrets;
  private final InstantSource clock;

  AccountWrites(RandomSecret secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Makes an account; the constraint on the name decides between two that come at once. */
  Account insert(Handle handle, Username username, Optional<String> hash, Set<Role> roles) {
    String id = secrets.nextId();
    int made =
        handle
            .createUpdate(
                "insert into auth_account (id, username, password, created, password_set, disabled)"
                    + " values (:id, :username, :password, :now, :set, :disabled)"
                    + " on conflict (username) do nothing")
            .bind("id", id)
            .bind("username", username.text())
            .bind("password", hash.orElse(null))
            .bind("now", clock.millis())
            .bind("set", hash.isPresent() ? (Long) clock.millis() : null)
            .bind("disabled", false)
            .execute();
    if (made == 0) {
      throw Finding.about(AccountCode.ACCOUNT_EXISTS)
          .subject(username.text())
          .with("name", username.text())
          .toException();
    }
    roles.forEach(role -> grant(handle, id, role));
    return AccountRows.byId(handle, id).orElseThrow().account();
  }

  void grant(Handle handle, String account, Role role) {
    handle
        .createUpdate(
            "insert into auth_role (account, role, granted) values (:account, :role, :now)"
                + " on conflict (account, role) do nothing")
        .bind("account", account)
        .bind("role", role.name())
        .bind("now", clock.millis())
        .execute();
  }

  void revoke(Handle handle, String account, Role role) {
    handle
        .createUpdate("delete from auth_role where account = :account and role = :role")
        .bind("account", account)
        .bind("role", role.name())
        .execute();
  }

  void setDisabled(Handle handle, String account, boolean disabled) {
    handle
        .createUpdate("update auth_account set disabled = :disabled where id = :account")
        .bind("account", account)
        .bind("disabled", disabled)
        .execute();
  }

  void setPassword(Handle handle, String account, String hash) {
    handle
        .createUpdate(
            "update auth_account set password = :password, password_set = :now where id = :account")
        .bind("account", account)
        .bind("password", hash)
        .bind("now", clock.millis())
        .execute();
  }

  /** Sets a password in the place of one that was checked, if it is still that one. */
  boolean replacePassword(Handle handle, AccountRows.Stored checked, String hash) {
    return handle
            .createUpdate(
                "update auth_account set password = :new, password_set = :now"
                    + " where id = :id and password = :old")
            .bind("id", checked.account().id())
            .bind("old", checked.password().orElse(""))
            .bind("new", hash)
            .bind("now", clock.millis())
            .execute()
        > 0;
  }

  static boolean hasAdministrator(Handle handle) {
    return handle
        .createQuery(
            "select 1 from auth_role r join auth_account a on a.id = r.account"
                + " where r.role = :role and a.disabled = :disabled and a.password is not null limit 1")
        .bind("role", Role.ADMIN.name())
        .bind("disabled", false)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
