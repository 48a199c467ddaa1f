// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.acme.AccountBinding;
import dev.signet.ca.acme.BindingInvitation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A key that may make an account, as its row has it. */
final class BindingRow {
  private BindingRow() {}

  static int insert(Handle handle, BindingInvitation invitation) {
    AccountBinding binding = invitation.binding();
    String insert =
        """
        insert into acme_binding (key, owner, domains, created_at, expires_at)
        values (:key, :owner, :domains, :createdAt, :expiresAt)
        """;
    return handle
        .createUpdate(insert)
        .bind("key", binding.key())
        .bind("owner", binding.owner())
        .bind("domains", String.join(" ", binding.domains()))
        .bind("createdAt", invitation.createdAt().toEpochMilli())
        .bind("expiresAt", invitation.expiresAt().toEpochMilli())
        .execute();
  }

  static Optional<BindingInvitation> find(Handle handle, String key) {
    return handle
        .createQuery("select * from acme_binding where key = :key")
        .bind("key", key)
        .map((row, _) ->
            new BindingInvitation(
                binding(key, row.getString("owner"), row.getString("domains")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at"))))
        .findOne();
  }

  static AccountBinding binding(String key, String owner, String domains) {
    List<String> each = domains.isEmpty() ? List.of() : List.of(domains.split(" "));
    return new AccountBinding(key, owner, each);
  }
}
