// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads accounts within a transaction. */
public final class AccountRows {
  private static final String SELECT =
      "select a.id, a.username, a.password, a.created, a.disabled, r.role from auth_account a"
          + " left join auth_role r on r.account = a.id ";

  private AccountRows() {}

  /**
   * An account with what a login compares.
   *
   * @param account the account
   * @param password its PHC string; empty before the first is set
   */
  public record Stored(Account account, Optional<String> password) {
    /** Does not print the hash. */
    @Override
    public String toString() {
      return "Stored[" + account + "]";
    }
  }

  /** The account of an id. */
  public static Optional<Stored> byId(Handle handle, String id) {
    return one(handle.createQuery(SELECT + "where a.id = :key").bind("key", id));
  }

  /** The account of a name. */
  public static Optional<Stored> byName(Handle handle, Username name) {
    return one(handle.createQuery(SELECT + "where a.username = :key").bind("key", name.text()));
  }

  /** The accounts behind a name, in the order of their names. */
  public static List<Account> list(Handle handle, String after, int limit) {
    Query query =
        handle
            .createQuery(
                SELECT
                    + "where a.id in (select id from auth_account where username > :after"
                    + " order by username limit :limit) order by a.username")
            .bind("after", after)
            .bind("limit", limit);
    return grouped(query).stream().map(Stored::account).toList();
  }

  private static Optional<Stored> one(Query query) {
    return grouped(query).stream().findFirst();
  }

  private record Row(Stored stored, Optional<Role> role) {}

  private static List<Stored> grouped(Query query) {
    Map<String, Stored> stored = new LinkedHashMap<>();
    for (Row row : query.map((result, context) -> row(result)).list()) {
      stored.merge(row.stored().account().id(), withRole(row), AccountRows::joined);
    }
    return new ArrayList<>(stored.values());
  }

  private static Stored withRole(Row row) {
    return row.role().map(role -> with(row.stored(), Set.of(role))).orElse(row.stored());
  }

  private static Stored joined(Stored left, Stored right) {
    Set<Role> roles = new TreeSet<>(left.account().roles());
    roles.addAll(right.account().roles());
    return with(left, roles);
  }

  private static Stored with(Stored stored, Set<Role> roles) {
    Account bare = stored.account();
    return new Stored(
        new Account(bare.id(), bare.username(), roles, bare.state(), bare.created()),
        stored.password());
  }

  private static Row row(ResultSet result) throws SQLException {
    Optional<String> password = Optional.ofNullable(result.getString("password"));
    Account account =
        new Account(
            result.getString("id"),
            result.getString("username"),
            Set.of(),
            state(result.getBoolean("disabled"), password.isPresent()),
            Instant.ofEpochMilli(result.getLong("created")));
    Optional<Role> role = Optional.ofNullable(result.getString("role")).map(Role::new);
    return new Row(new Stored(account, password), role);
  }

  private static Account.State state(boolean disabled, boolean password) {
    if (disabled) {
      return Account.State.DISABLED;
    }
    return password ? Account.State.ACTIVE : Account.State.PENDING;
  }
}
