// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.LoginEnding;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.explain.Redacted;
import dev.signet.store.Change;
import dev.signet.store.ChangeFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of logins, each method as part of a transaction. */
public final class Logins implements LoginEnding {
  /** Over for so long, a row is deleted; until then a refresh can be told that its family ended. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** A person has some devices; what is beyond is the oldest ended, so that rows cannot pile up. */
  private static final int MAX_PER_ACCOUNT = 200;

  private static final int MAX_DELETED = 1_000;
  private static final String COLUMNS =
      "select l.id, l.kind, l.account, l.created, l.used, l.idle_until, l.until, l.source, l.agent"
          + " from auth_login l ";
  private static final String LIVE = " l.ended is null and l.until > :now and l.idle_until > :now ";

  private final ChangeFeed changes;
  private final LoginSettings settings;
  private final InstantSource clock;
  private final RandomSecret secrets;

  /**
   * Logins whose ends are published on a feed.
   *
   * @param changes told of every end
   * @param settings how long they last
   * @param clock the time
   * @param secrets yields cookies
   */
  public Logins(
      ChangeFeed changes, LoginSettings settings, InstantSource clock, RandomSecret secrets) {
    this.changes = changes;
    this.settings = settings;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * The id of a session: the hash of its cookie, so that the database holds nothing that opens it.
   */
  static String sessionId(Redacted cookie) {
    return RandomSecret.hash(cookie.reveal());
  }

  /** Begins a browser session; the result is its cookie's value. */
  public Redacted beginSession(Handle handle, String account, LoginOrigin origin) {
    Redacted cookie = secrets.next();
    Instant now = clock.instant();
    LoginEntry.Times times =
        new LoginEntry.Times(
            now, now, now.plus(settings.sessionIdle()), now.plus(settings.sessionLife()));
    String id = sessionId(cookie);
    insert(handle, new LoginEntry(id, LoginKind.SESSION, account, times, origin), null);
    return cookie;
  }

  /** Begins a refresh family with the hash of its first token. */
  void beginFamily(Handle handle, String id, String account, LoginOrigin origin, String hash) {
    Instant now = clock.instant();
    LoginEntry.Times times =
        new LoginEntry.Times(
            now, now, now.plus(settings.familyIdle()), now.plus(settings.familyLife()));
    insert(handle, new LoginEntry(id, LoginKind.FAMILY, account, times, origin), hash);
  }

  /** A login that goes on. */
  Optional<LoginEntry> live(Handle handle, String id) {
    return handle
        .createQuery(COLUMNS + "where l.id = :id and" + LIVE)
        .bind("id", id)
        .bind("now", clock.millis())
        .map((row, context) -> entry(row))
        .findOne();
  }

  /** The logins of an account that go on, the last used first. */
  public List<LoginEntry> list(Handle handle, String account) {
    return handle
        .createQuery(
            COLUMNS + "where l.account = :account and" + LIVE + "order by l.used desc limit :limit")
        .bind("account", account)
        .bind("now", clock.millis())
        .bind("limit", MAX_PER_ACCOUNT)
        .map((row, context) -> entry(row))
        .list();
  }

  /** Keeps a session from becoming idle. */
  void touch(Handle handle, String id) {
    handle
        .createUpdate(
            "update auth_login set used = :now, idle_until = :idle where id = :id and ended is null")
        .bind("id", id)
        .bind("now", clock.millis())
        .bind("idle", clock.instant().plus(settings.sessionIdle()).toEpochMilli())
        .execute();
  }

  /** Ends a login; false where it had ended before. */
  public boolean end(Handle handle, String id) {
    int ended =
        handle
            .createUpdate("update auth_login set ended = :now where id = :id and ended is null")
            .bind("id", id)
            .bind("now", clock.millis())
            .execute();
    if (ended > 0) {
      changes.publish(handle, Change.Kind.SESSION, id);
    }
    return ended > 0;
  }

  @Override
  public void endAll(Handle handle, String account) {
    list(handle, account).forEach(entry -> end(handle, entry.id()));
  }

  /** Deletes logins that are over. */
  public void clean(Handle handle) {
    handle
        .createUpdate(
            "delete from auth_login where id in (select id from auth_login"
                + " where until < :before or idle_until < :before or ended < :before limit :limit)")
        .bind("before", clock.instant().minus(KEPT).toEpochMilli())
        .bind("limit", MAX_DELETED)
        .execute();
  }

  private void insert(Handle handle, LoginEntry entry, @Nullable String hash) {
    List<LoginEntry> others = list(handle, entry.account());
    if (others.size() >= MAX_PER_ACCOUNT) {
      end(handle, others.getLast().id());
    }
    handle
        .createUpdate(
            "insert into auth_login (id, kind, account, created, used, idle_until, until, source,"
                + " agent, current_hash) values (:id, :kind, :account, :created, :used, :idle,"
                + " :until, :source, :agent, :hash)")
        .bind("id", entry.id())
        .bind("kind", entry.kind().word())
        .bind("account", entry.account())
        .bind("created", entry.times().created().toEpochMilli())
        .bind("used", entry.times().used().toEpochMilli())
        .bind("idle", entry.times().idleUntil().toEpochMilli())
        .bind("until", entry.times().until().toEpochMilli())
        .bind("source", entry.origin().source())
        .bind("agent", entry.origin().agent())
        .bind("hash", hash)
        .execute();
  }

  private static LoginEntry entry(ResultSet row) throws SQLException {
    LoginEntry.Times times =
        new LoginEntry.Times(
            Instant.ofEpochMilli(row.getLong("created")),
            Instant.ofEpochMilli(row.getLong("used")),
            Instant.ofEpochMilli(row.getLong("idle_until")),
            Instant.ofEpochMilli(row.getLong("until")));
    return new LoginEntry(
        row.getString("id"),
        LoginKind.of(row.getString("kind")),
        row.getString("account"),
        times,
        new LoginOrigin(row.getString("source"), row.getString("agent")));
  }
}
