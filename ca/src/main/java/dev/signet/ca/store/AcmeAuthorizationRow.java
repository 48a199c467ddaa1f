// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.ChallengeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** An authorization as its rows have it. */
final class AcmeAuthorizationRow {
  private static final String STATE =
      """
      select a.*, t.type as tried, t.started_at, v.type as settled, v.problem, v.at as settled_at,
        v.until, r.at as relinquished_at
      from acme_authorization a
      left join acme_attempt t on t.authorization_id = a.id
      left join acme_validation v on v.authorization_id = a.id
      left join acme_relinquishment r on r.authorization_id = a.id
      where a.id = :id
      """;

  private AcmeAuthorizationRow() {}

  static void insert(Handle handle, AcmeAuthorization authorization) {
    String insert =
        """
        insert into acme_authorization (id, account, kind, name, wildcard, token, created_at,
          expires_at)
        values (:id, :account, :kind, :name, :wildcard, :token, :createdAt, :expiresAt)
        """;
    AcmeIdentifier identifier = authorization.subject().identifier();
    handle
        .createUpdate(insert)
        .bind("id", authorization.id())
        .bind("account", authorization.account())
        .bind("kind", identifier.kind().wire())
        .bind("name", identifier.value())
        .bind("wildcard", authorization.subject().wildcard())
        .bind("token", authorization.token())
        .bind("createdAt", authorization.times().createdAt().toEpochMilli())
        .bind("expiresAt", authorization.times().expiresAt().toEpochMilli())
        .execute();
  }

  static Optional<AcmeAuthorization.State> state(Handle handle, String id) {
    return handle.createQuery(STATE).bind("id", id).map((row, _) -> read(row)).findOne();
  }

  static Optional<String> proven(
      Handle handle, String account, AcmeAuthorization.Subject subject, Instant until) {
    String valid =
        """
        select a.id from acme_authorization a
        join acme_validation v on v.authorization_id = a.id
        where a.account = :account and a.kind = :kind and a.name = :name
          and a.wildcard = :wildcard and v.problem is null and v.until >= :until and not exists
            (select 1 from acme_relinquishment r where r.authorization_id = a.id)
        order by v.until desc, a.id limit 1
        """;
    return handle
        .createQuery(valid)
        .bind("account", account)
        .bind("kind", subject.identifier().kind().wire())
        .bind("name", subject.identifier().value())
        .bind("wildcard", subject.wildcard())
        .bind("until", until.toEpochMilli())
        .mapTo(String.class)
        .findOne();
  }

  private static AcmeAuthorization.State read(ResultSet row) throws SQLException {
    String kind = row.getString("kind").toUpperCase(Locale.ROOT);
    AcmeIdentifier identifier =
        new AcmeIdentifier(AcmeIdentifier.Kind.valueOf(kind), row.getString("name"));
    Optional<AcmeAuthorization.Validation> validation = validation(row);
    boolean proven = validation.isPresent() && validation.get().problem().isEmpty();
    long expires = row.getLong(proven ? "until" : "expires_at");
    AcmeAuthorization authorization =
        new AcmeAuthorization(
            row.getString("id"),
            row.getString("account"),
            new AcmeAuthorization.Subject(identifier, row.getBoolean("wildcard")),
            row.getString("token"),
            new AcmeOrder.Times(
                Instant.ofEpochMilli(row.getLong("created_at")), Instant.ofEpochMilli(expires)));
    return new AcmeAuthorization.State(
        authorization, attempt(row), validation, row.getObject("relinquished_at") != null);
  }

  private static Optional<AcmeAuthorization.Attempt> attempt(ResultSet row) throws SQLException {
    Instant at = Instant.ofEpochMilli(row.getLong("started_at"));
    return Optional.ofNullable(row.getString("tried"))
        .flatMap(ChallengeType::named)
        .map(type -> new AcmeAuthorization.Attempt(type, at));
  }

  private static Optional<AcmeAuthorization.Validation> validation(ResultSet row)
      throws SQLException {
    Optional<String> problem = Optional.ofNullable(row.getString("problem"));
    Instant at = Instant.ofEpochMilli(row.getLong("settled_at"));
    return Optional.ofNullable(row.getString("settled"))
        .flatMap(ChallengeType::named)
        .map(type -> new AcmeAuthorization.Validation(type, problem, at));
  }
}
