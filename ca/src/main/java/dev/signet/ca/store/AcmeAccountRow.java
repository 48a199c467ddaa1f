// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.acme.AccountBinding;
import dev.signet.ca.acme.AccountKey;
import dev.signet.ca.acme.AcmeAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** An account as its row has it. */
final class AcmeAccountRow {
  private AcmeAccountRow() {}

  static Optional<AcmeAccount> find(Handle handle, String column, String value) {
    String find =
        """
        select a.*, u.key as bound, b.owner, b.domains from acme_account a
        left join acme_binding_use u on u.account = a.id
        left join acme_binding b on b.key = u.key
        where a.\
        """
            + column
            + " = :value";
    return handle.createQuery(find).bind("value", value).map((row, _) -> read(row)).findOne();
  }

  /**
   * Inserts an account, or yields the one that has its key. Empty, and nothing inserted, where its
   * binding's key is spent.
   */
  static Optional<AcmeAccount> insert(Handle handle, AcmeAccount account) {
    Optional<AcmeAccount> known = find(handle, "thumbprint", account.thumbprint());
    if (known.isPresent()) {
      return known;
    }
    if (account.binding().filter(binding -> isSpent(handle, binding.key())).isPresent()) {
      return Optional.empty();
    }
    String insert =
        """
        insert into acme_account (id, thumbprint, jwk, contacts, created_at)
        values (:id, :thumbprint, :jwk, :contacts, :at) on conflict (thumbprint) do nothing
        """;
    int made =
        handle
            .createUpdate(insert)
            .bind("id", account.id())
            .bind("thumbprint", account.thumbprint())
            .bind("jwk", account.jwk())
            .bind("contacts", String.join(" ", account.contacts()))
            .bind("at", account.createdAt().toEpochMilli())
            .execute();
    if (made == 1) {
      account.binding().ifPresent(binding -> spend(handle, account, binding.key()));
    }
    return find(handle, "thumbprint", account.thumbprint());
  }

  private static boolean isSpent(Handle handle, String key) {
    return handle
            .createQuery("select count(*) from acme_binding_use where key = :key")
            .bind("key", key)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Of two at once the table's primary key lets one through; the other's transaction fails. */
  private static void spend(Handle handle, AcmeAccount account, String key) {
    handle
        .createUpdate(
            "insert into acme_binding_use (key, account, at) values (:key, :account, :at)")
        .bind("key", key)
        .bind("account", account.id())
        .bind("at", account.createdAt().toEpochMilli())
        .execute();
  }

  static int active(Handle handle) {
    return handle
        .createQuery("select count(*) from acme_account where deactivated_at is null")
        .mapTo(Integer.class)
        .one();
  }

  static boolean changeKey(
      Handle handle, String account, String oldThumbprint, AccountKey changed) {
    // The look before the update gives a conflict as an answer; the column's uniqueness decides.
    if (find(handle, "thumbprint", changed.thumbprint()).isPresent()) {
      return false;
    }
    String change =
        """
        update acme_account set thumbprint = :thumbprint, jwk = :jwk
        where id = :id and thumbprint = :old and deactivated_at is null
        """;
    return handle
            .createUpdate(change)
            .bind("thumbprint", changed.thumbprint())
            .bind("jwk", changed.jwk())
            .bind("id", account)
            .bind("old", oldThumbprint)
            .execute()
        == 1;
  }

  private static AcmeAccount read(ResultSet row) throws SQLException {
    String contacts = row.getString("contacts");
    boolean deactivated = row.getObject("deactivated_at") != null;
    return new AcmeAccount(
        row.getString("id"),
        row.getString("thumbprint"),
        row.getString("jwk"),
        contacts.isEmpty() ? List.of() : List.of(contacts.split(" ")),
        !deactivated,
        Instant.ofEpochMilli(row.getLong("created_at")),
        binding(row));
  }

  private static Optional<AccountBinding> binding(ResultSet row) throws SQLException {
    String key = row.getString("bound");
    return key == null
        ? Optional.empty()
        : Optional.of(BindingRow.binding(key, row.getString("owner"), row.getString("domains")));
  }
}
