// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway shows for its names from other authorities, for people; no key is opened.
 *
 * @param database where it is
 */
public record SharedInventory(Database database) {
  /**
   * One name.
   *
   * @param name the host
   * @param authority where its certificate came from; empty where it has none
   * @param notAfter until when that is valid
   * @param renewAt when the next is asked for
   * @param trouble what stands in the way, where something does
   */
  public record Line(
      String name,
      Optional<String> authority,
      Optional<Instant> notAfter,
      Optional<Instant> renewAt,
      Optional<Trouble> trouble) {}

  /**
   * The last failure.
   *
   * @param authority who was asked last
   * @param problem ACME's type (RFC 8555, 6.7), or a code of ours
   * @param detail what was said
   * @param retryAt when it is tried again
   */
  public record Trouble(String authority, String problem, String detail, Instant retryAt) {}

  /** The names in their order, those with trouble first. */
  public List<Line> lines(int limit) {
    String all =
        """
        select n.name, c.authority, c.not_after, c.renew_at,
          f.authority as failing, f.problem, f.detail, f.retry_at
        from (select name from enrol_certificate union select name from enrol_failure) n
        left join enrol_certificate c on c.name = n.name
        left join enrol_failure f on f.name = n.name
        order by case when f.name is null then 1 else 0 end, n.name limit :limit
        """;
    return database.read(handle ->
        handle.createQuery(all).bind("limit", limit).map((row, context) -> line(row)).list());
  }

  private static Line line(ResultSet row) throws SQLException {
    Optional<String> authority = Optional.ofNullable(row.getString("authority"));
    return new Line(
        row.getString("name"),
        authority.map(NamedAuthority::text),
        instant(row, "not_after"),
        instant(row, "renew_at"),
        trouble(row));
  }

  private static Optional<Trouble> trouble(ResultSet row) throws SQLException {
    Optional<Instant> retryAt = instant(row, "retry_at");
    return retryAt.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                row.getString("failing"),
                row.getString("problem"),
                row.getString("detail"),
                retryAt.get()));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
