// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.auth.secret.RandomSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/**
 * The rows that say who did what when. Written in the transaction of what they tell of, so that
 * neither exists without the other.
 */
public final class AuditTrail {
  /** A year and what it takes to notice that it is over. */
  public static final Duration KEPT = Duration.ofDays(400);

  /** Rows that one cleaning deletes, so that it does not hold the database up. */
  private static final int MAX_DELETED = 5_000;

  private static final int TIME_DIGITS = 12;
  private static final int RANDOM_BYTES = 6;

  private final RandomSecret secrets;
  private final InstantSource clock;
  private final AtomicInteger written = new AtomicInteger();

  /**
   * One row.
   *
   * @param at when
   * @param event {@link AuditEvent#word}
   * @param account whose account: its id, or what was typed where there is none
   * @param actor who did it
   * @param detail the rest, in words
   */
  public record Entry(Instant at, String event, String account, Actor actor, String detail) {}

  /** A trail. */
  public AuditTrail(RandomSecret secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Writes a row as part of a transaction. */
  public void write(Handle handle, AuditEvent event, String account, Actor actor, String detail) {
    long now = clock.millis();
    handle
        .createUpdate(
            "insert into auth_audit (id, at, event, account, actor, source, detail)"
                + " values (:id, :at, :event, :account, :actor, :source, :detail)")
        .bind("id", nextId(now))
        .bind("at", now)
        .bind("event", event.word())
        .bind("account", account)
        .bind("actor", actor.name())
        .bind("source", actor.source())
        .bind("detail", detail)
        .execute();
  }

  /** The newest rows, newest first. */
  public List<Entry> newest(Handle handle, int limit) {
    return handle
        .createQuery(
            "select at, event, account, actor, source, detail from auth_audit"
                + " order by at desc, id desc limit :limit")
        .bind("limit", limit)
        .map((row, context) ->
            new Entry(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("event"),
                row.getString("account"),
                new Actor(row.getString("actor"), row.getString("source")),
                row.getString("detail")))
        .list();
  }

  /**
   * Time, count and random bits in hexadecimal (RFC 9562, 6.2, method 1): rows of one process and
   * one millisecond sort as they were written, in the collation of every database.
   */
  private String nextId(long now) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(now, TIME_DIGITS)
        + hex.toHexDigits(written.getAndIncrement())
        + hex.formatHex(secrets.bytes(RANDOM_BYTES));
  }

  /** Deletes rows that are older than {@link #KEPT}. */
  public void clean(Handle handle) {
    handle
        .createUpdate(
            "delete from auth_audit where id in"
                + " (select id from auth_audit where at < :before order by at limit :limit)")
        .bind("before", clock.millis() - KEPT.toMillis())
        .bind("limit", MAX_DELETED)
        .execute();
  }
}
