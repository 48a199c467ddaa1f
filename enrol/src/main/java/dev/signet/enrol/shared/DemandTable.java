// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The names that handshakes have asked for, so that all nodes together keep one bound.
 *
 * @param database where they are
 */
record DemandTable(Database database) {
  /** The time that the bound is for. */
  static final Duration HOUR = Duration.ofHours(1);

  /** What nobody has asked for since its certificate ended is forgotten. */
  private static final Duration KEPT = Duration.ofDays(30);

  /**
   * Whether a name may be ordered: it was admitted before, or fewer than so many new ones were in
   * the last hour.
   */
  boolean admits(String name, Instant now, int perHour) {
    return database.write(handle -> {
      if (isKnown(handle, name)) {
        return true;
      }
      forget(handle, now);
      return since(handle, now.minus(HOUR)) < perHour && insert(handle, name, now);
    });
  }

  private static boolean isKnown(Handle handle, String name) {
    return handle
            .createQuery("select count(*) from enrol_demand where name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private static long since(Handle handle, Instant start) {
    return handle
        .createQuery("select count(*) from enrol_demand where first_at > :start")
        .bind("start", start.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  private static boolean insert(Handle handle, String name, Instant now) {
    // Another node may admit the same name at the same moment.
    String insert =
        """
        insert into enrol_demand (name, first_at) values (:name, :now)
        on conflict (name) do nothing
        """;
    handle.createUpdate(insert).bind("name", name).bind("now", now.toEpochMilli()).execute();
    return true;
  }

  private static void forget(Handle handle, Instant now) {
    String old =
        """
        select name from enrol_demand d where first_at < :before and not exists (
          select 1 from enrol_certificate c where c.name = d.name and c.not_after > :before)
        limit 100
        """;
    List<String> names =
        handle
            .createQuery(old)
            .bind("before", now.minus(KEPT).toEpochMilli())
            .mapTo(String.class)
            .list();
    for (String name : names) {
      for (String table : List.of("enrol_certificate", "enrol_failure", "enrol_demand")) {
        handle
            .createUpdate("delete from " + table + " where name = :name")
            .bind("name", name)
            .execute();
      }
    }
  }
}
