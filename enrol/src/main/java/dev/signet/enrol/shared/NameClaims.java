// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which node orders for a name. A claim holds for a lease and is renewed while its node works, so
 * that the others take over from one that was killed or fell asleep.
 *
 * @param database where claims are
 * @param clock wall time; nodes whose clocks differ by much of a lease may both order, which costs
 *     an order and nothing else
 * @param owner this process
 */
record NameClaims(Database database, InstantSource clock, String owner) {
  /** Longer than a busy machine or database stands still, shorter than anybody waits gladly. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Takes the name where nobody has it, or prolongs a claim of our own. */
  boolean take(String name) {
    // A claim from beyond two leases is from a clock that was wrong.
    String take =
        """
        insert into enrol_claim (name, owner, until) values (:name, :owner, :until)
        on conflict (name) do update set owner = excluded.owner, until = excluded.until
        where enrol_claim.owner = excluded.owner or enrol_claim.until <= :now
          or enrol_claim.until > :beyond
        """;
    Instant now = clock.instant();
    return database.write(handle ->
        handle
            .createUpdate(take)
            .bind("name", name)
            .bind("owner", owner)
            .bind("until", now.plus(LEASE).toEpochMilli())
            .bind("now", now.toEpochMilli())
            .bind("beyond", now.plus(LEASE.multipliedBy(2)).toEpochMilli())
            .execute())
        == 1;
  }

  /** Until when somebody has the name. */
  Optional<Instant> until(String name) {
    return database.read(handle ->
        handle
            .createQuery("select until from enrol_claim where name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli));
  }

  void release(String name) {
    database.write(handle -> release(handle, name));
  }

  /** As part of a transaction. */
  int release(Handle handle, String name) {
    return handle
        .createUpdate("delete from enrol_claim where name = :name and owner = :owner")
        .bind("name", name)
        .bind("owner", owner)
        .execute();
  }
}
