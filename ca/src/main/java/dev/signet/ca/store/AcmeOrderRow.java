// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.AcmeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** An order as its rows have it. */
final class AcmeOrderRow {
  /** What an order's authorizations have come to, counted. */
  private static final String STATE =
      """
      select o.*, e.serial, e.problem, f.claimed_at,
        (select count(*) from acme_order_authorization l
           left join acme_validation v on v.authorization_id = l.authorization_id
           left join acme_relinquishment r on r.authorization_id = l.authorization_id
           join acme_authorization a on a.id = l.authorization_id
           where l.order_id = o.id and (v.problem is not null or r.at is not null
             or (v.at is null and a.expires_at <= :now)
             or (v.at is not null and v.until <= :now))) as lost,
        (select count(*) from acme_order_authorization l
           left join acme_validation v on v.authorization_id = l.authorization_id
           where l.order_id = o.id and v.at is null) as unproven
      from acme_order o
      left join acme_order_outcome e on e.order_id = o.id
      left join acme_finalization f on f.order_id = o.id
      """;

  private AcmeOrderRow() {}

  static int insert(Handle handle, AcmeOrder order, List<String> authorizations) {
    String insert =
        """
        insert into acme_order (id, account, identifiers, profile, not_before, not_after, replaces,
          created_at, expires_at)
        values (:id, :account, :identifiers, :profile, :notBefore, :notAfter, :replaces,
          :createdAt, :expiresAt)
        """;
    AcmeOrder.Terms terms = order.terms();
    int rows =
        handle
            .createUpdate(insert)
            .bind("id", order.id())
            .bind("account", order.account())
            .bind("identifiers", text(order.identifiers()))
            .bind("profile", terms.profile())
            .bind("notBefore", terms.notBefore().map(Instant::toEpochMilli).orElse(null))
            .bind("notAfter", terms.notAfter().map(Instant::toEpochMilli).orElse(null))
            .bind("replaces", terms.replaces().orElse(null))
            .bind("createdAt", order.times().createdAt().toEpochMilli())
            .bind("expiresAt", order.times().expiresAt().toEpochMilli())
            .execute();
    for (int i = 0; i < authorizations.size(); i++) {
      handle
          .createUpdate(
              "insert into acme_order_authorization (order_id, authorization_id, place) values (:o,"
                  + " :a, :i)")
          .bind("o", order.id())
          .bind("a", authorizations.get(i))
          .bind("i", i)
          .execute();
    }
    opened(handle, order);
    return rows;
  }

  /** Counts as open until its outcome or its end; what has ended is forgotten on the way. */
  private static void opened(Handle handle, AcmeOrder order) {
    handle
        .createUpdate("delete from acme_open_order where account = :account and expires_at <= :now")
        .bind("account", order.account())
        .bind("now", order.times().createdAt().toEpochMilli())
        .execute();
    handle
        .createUpdate(
            "insert into acme_open_order (order_id, account, expires_at) values (:id, :account,"
                + " :expiresAt)")
        .bind("id", order.id())
        .bind("account", order.account())
        .bind("expiresAt", order.times().expiresAt().toEpochMilli())
        .execute();
  }

  static Optional<AcmeOrder.State> state(Handle handle, String id, Instant now) {
    List<String> authorizations =
        handle
            .createQuery(
                "select authorization_id from acme_order_authorization where order_id = :id order"
                    + " by place")
            .bind("id", id)
            .mapTo(String.class)
            .list();
    return handle
        .createQuery(STATE + " where o.id = :id")
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .map((row, _) -> state(row, authorizations, now))
        .findOne();
  }

  static List<String> useful(Handle handle, String account, Instant now, int limit) {
    String list =
        """
        select id from acme_order where account = :account
          and ((expires_at > :now and not exists
                 (select 1 from acme_order_outcome e where e.order_id = acme_order.id
                   and e.problem is not null))
            or exists (select 1 from acme_order_outcome e where e.order_id = acme_order.id
                   and e.serial is not null))
        order by created_at desc, id limit :limit
        """;
    return handle
        .createQuery(list)
        .bind("account", account)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  static int open(Handle handle, String account, Instant now) {
    return handle
        .createQuery(
            "select count(*) from acme_open_order where account = :account and expires_at > :now")
        .bind("account", account)
        .bind("now", now.toEpochMilli())
        .mapTo(Integer.class)
        .one();
  }

  static AcmeStore.Tally placedSince(Handle handle, String account, Instant since) {
    String count =
        """
        select count(*) as count, min(created_at) as first from acme_order
        where account = :value and created_at > :since
        """;
    return tally(handle, count, account, since);
  }

  static AcmeStore.Tally issuedSince(
      Handle handle, List<AcmeIdentifier> identifiers, Instant since) {
    String count =
        """
        select count(*) as count, min(o.created_at) as first from acme_order o
        join acme_order_outcome e on e.order_id = o.id
        where o.identifiers = :value and o.created_at > :since and e.serial is not null
        """;
    return tally(handle, count, text(identifiers), since);
  }

  private static AcmeStore.Tally tally(Handle handle, String query, String value, Instant since) {
    return handle
        .createQuery(query)
        .bind("value", value)
        .bind("since", since.toEpochMilli())
        .map((row, _) -> new AcmeStore.Tally(row.getInt("count"), instant(row, "first")))
        .one();
  }

  static boolean isReplaced(Handle handle, String serial, Instant now) {
    String count =
        """
        select count(*) from acme_order o
        left join acme_order_outcome e on e.order_id = o.id
        where o.replaces = :serial
          and (e.serial is not null or (e.problem is null and o.expires_at > :now))
        """;
    return handle
            .createQuery(count)
            .bind("serial", serial)
            .bind("now", now.toEpochMilli())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  static int conclude(Handle handle, String order, AcmeOrder.Outcome outcome, Instant at) {
    Optional<String> serial =
        outcome instanceof AcmeOrder.Outcome.Issued(String number)
            ? Optional.of(number)
            : Optional.empty();
    Optional<String> problem =
        outcome instanceof AcmeOrder.Outcome.Failed(String document)
            ? Optional.of(document)
            : Optional.empty();
    handle
        .createUpdate("delete from acme_open_order where order_id = :id")
        .bind("id", order)
        .execute();
    String insert =
        """
        insert into acme_order_outcome (order_id, serial, problem, at)
        values (:id, :serial, :problem, :at) on conflict (order_id) do nothing
        """;
    return handle
        .createUpdate(insert)
        .bind("id", order)
        .bind("serial", serial.orElse(null))
        .bind("problem", problem.orElse(null))
        .bind("at", at.toEpochMilli())
        .execute();
  }

  private static AcmeOrder.State state(ResultSet row, List<String> authorizations, Instant now)
      throws SQLException {
    AcmeOrder order = read(row);
    Optional<AcmeOrder.Outcome> outcome =
        Optional.<AcmeOrder.Outcome>ofNullable(
                row.getString("serial") == null
                    ? null
                    : new AcmeOrder.Outcome.Issued(row.getString("serial")))
            .or(() -> failed(row));
    return new AcmeOrder.State(order, status(row, order, outcome, now), authorizations, outcome);
  }

  private static Optional<AcmeOrder.Outcome> failed(ResultSet row) {
    try {
      return Optional.ofNullable(row.getString("problem")).map(AcmeOrder.Outcome.Failed::new);
    } catch (SQLException e) {
      throw new IllegalStateException("a column of the query", e);
    }
  }

  /** RFC 8555, 7.1.6. */
  private static AcmeOrder.Status status(
      ResultSet row, AcmeOrder order, Optional<AcmeOrder.Outcome> outcome, Instant now)
      throws SQLException {
    if (outcome.isPresent()) {
      return outcome.get() instanceof AcmeOrder.Outcome.Issued
          ? AcmeOrder.Status.VALID
          : AcmeOrder.Status.INVALID;
    }
    if (row.getObject("claimed_at") != null) {
      return AcmeOrder.Status.PROCESSING;
    }
    if (order.times().isOver(now) || row.getInt("lost") > 0) {
      return AcmeOrder.Status.INVALID;
    }
    return row.getInt("unproven") > 0 ? AcmeOrder.Status.PENDING : AcmeOrder.Status.READY;
  }

  private static AcmeOrder read(ResultSet row) throws SQLException {
    return new AcmeOrder(
        row.getString("id"),
        row.getString("account"),
        identifiers(row.getString("identifiers")),
        new AcmeOrder.Terms(
            row.getString("profile"),
            instant(row, "not_before"),
            instant(row, "not_after"),
            Optional.ofNullable(row.getString("replaces"))),
        new AcmeOrder.Times(
            Instant.ofEpochMilli(row.getLong("created_at")),
            Instant.ofEpochMilli(row.getLong("expires_at"))));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static String text(List<AcmeIdentifier> identifiers) {
    return identifiers.stream().map(AcmeIdentifier::toString).collect(Collectors.joining(" "));
  }

  private static List<AcmeIdentifier> identifiers(String text) {
    return Arrays.stream(text.split(" ")).map(AcmeOrderRow::identifier).toList();
  }

  private static AcmeIdentifier identifier(String text) {
    int colon = text.indexOf(':');
    String kind = text.substring(0, colon).toUpperCase(Locale.ROOT);
    return new AcmeIdentifier(AcmeIdentifier.Kind.valueOf(kind), text.substring(colon + 1));
  }
}
