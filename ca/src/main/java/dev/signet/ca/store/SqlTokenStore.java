// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.enrolment.EnrolmentToken;
import dev.signet.ca.enrolment.TokenStore;
import dev.signet.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens in the database. */
public final class SqlTokenStore implements TokenStore {
  private final Database database;

  /** The tokens in a database. */
  public SqlTokenStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(EnrolmentToken token) {
    String insert =
        """
        insert into enrolment_token (id, owner, domains, created_at, expires_at)
        values (:id, :owner, :domains, :createdAt, :expiresAt)
        """;
    database.write(handle ->
        handle
            .createUpdate(insert)
            .bind("id", token.id())
            .bind("owner", token.owner())
            .bind("domains", String.join(" ", token.domains()))
            .bind("createdAt", token.createdAt().toEpochMilli())
            .bind("expiresAt", token.expiresAt().toEpochMilli())
            .execute());
  }

  @Override
  public Optional<EnrolmentToken> find(String id) {
    return database.read(handle ->
        handle
            .createQuery("select * from enrolment_token where id = :id")
            .bind("id", id)
            .map((row, _) ->
                new EnrolmentToken(
                    id,
                    row.getString("owner"),
                    domains(row.getString("domains")),
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    Instant.ofEpochMilli(row.getLong("expires_at"))))
            .findOne());
  }

  @Override
  public boolean claim(String id, String requestHash) {
    String claim =
        """
        update enrolment_token set request_hash = :hash
        where id = :id and (request_hash is null or request_hash = :hash)
        """;
    return update(claim, id, requestHash) == 1;
  }

  @Override
  public void release(String id, String requestHash) {
    update(
        "update enrolment_token set request_hash = null where id = :id and request_hash = :hash",
        id,
        requestHash);
  }

  private int update(String statement, String id, String requestHash) {
    return database.write(handle ->
        handle.createUpdate(statement).bind("id", id).bind("hash", requestHash).execute());
  }

  private static List<String> domains(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
