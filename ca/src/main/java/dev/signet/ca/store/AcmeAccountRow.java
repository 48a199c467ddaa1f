// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

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
    return handle
        .createQuery("select * from acme_account where " + column + " = :value")
        .bind("value", value)
        .map((row, _) -> read(row))
        .findOne();
  }

  /** Inserts an account, or yields the one that has its key. */
  static AcmeAccount insert(Handle handle, AcmeAccount account) {
    String insert =
        """
        insert into acme_account (id, thumbprint, jwk, contacts, created_at)
        values (:id, :thumbprint, :jwk, :contacts, :at) on conflict (thumbprint) do nothing
        """;
    handle
        .createUpdate(insert)
        .bind("id", account.id())
        .bind("thumbprint", account.thumbprint())
        .bind("jwk", account.jwk())
        .bind("contacts", String.join(" ", account.contacts()))
        .bind("at", account.createdAt().toEpochMilli())
        .execute();
    return find(handle, "thumbprint", account.thumbprint()).orElseThrow();
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
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
