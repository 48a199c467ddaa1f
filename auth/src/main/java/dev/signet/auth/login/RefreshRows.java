// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The statements that decide what a refresh token is worth. */
final class RefreshRows {
  private final LoginSettings settings;
  private final InstantSource clock;

  /** What a refresh token turned out to be. */
  sealed interface Outcome {
    /** The current token of its family, and now replaced. */
    record Rotated() implements Outcome {}

    /**
     * The token before, used again at once.
     *
     * @param answer what it got then, sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // carried to the one who opens it, never compared
    record Repeated(byte[] answer) implements Outcome {}

    /**
     * A token that was used before.
     *
     * @param account whose
     */
    record Reused(String account) implements Outcome {}

    /** A token of a family that does not go on. */
    record Ended() implements Outcome {}

    /** A token of an account that was disabled. */
    record Disabled() implements Outcome {}
  }

  private record Row(String account, boolean live, boolean disabled, Previous previous) {}

  @SuppressWarnings("ArrayRecordComponent") // carried to the one who opens it, never compared
  private record Previous(@Nullable String hash, long used, byte @Nullable [] answer) {}

  RefreshRows(LoginSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * One conditional update: of two requests with the same token, one changes the row, and the other
   * sees that.
   */
  Outcome rotate(Handle handle, RefreshToken used, RefreshToken next, byte[] sealed) {
    int rotated =
        handle
            .createUpdate(
                "update auth_login set current_hash = :next, previous_hash = :hash,"
                    + " previous_used = :now, previous_answer = :sealed, used = :now,"
                    + " idle_until = :idle where id = :id and current_hash = :hash"
                    + " and ended is null and until > :now and idle_until > :now and exists"
                    + " (select 1 from auth_account a where a.id = auth_login.account"
                    + " and a.disabled = :no)")
            .bind("id", used.family())
            .bind("hash", used.hash())
            .bind("next", next.hash())
            .bind("sealed", sealed)
            .bind("now", clock.millis())
            .bind("idle", clock.instant().plus(settings.familyIdle()).toEpochMilli())
            .bind("no", false)
            .execute();
    return rotated > 0 ? new Outcome.Rotated() : explain(handle, used);
  }

  private Outcome explain(Handle handle, RefreshToken used) {
    Optional<Row> found = row(handle, used.family());
    if (found.isEmpty() || !found.get().live()) {
      return new Outcome.Ended();
    }
    Row row = found.get();
    if (row.disabled()) {
      return new Outcome.Disabled();
    }
    Previous previous = row.previous();
    boolean soon = clock.millis() - previous.used() <= settings.grace().toMillis();
    if (soon && used.hash().equals(previous.hash()) && previous.answer() != null) {
      return new Outcome.Repeated(previous.answer());
    }
    // The token bears our code and is neither the current one nor just replaced: it was used
    // before.
    return new Outcome.Reused(row.account());
  }

  private Optional<Row> row(Handle handle, String family) {
    return handle
        .createQuery(
            "select l.account, l.ended, l.until, l.idle_until, l.previous_hash, l.previous_used,"
                + " l.previous_answer, a.disabled from auth_login l"
                + " join auth_account a on a.id = l.account where l.id = :id")
        .bind("id", family)
        .map((result, context) -> row(result))
        .findOne();
  }

  private Row row(ResultSet result) throws SQLException {
    result.getLong("ended");
    boolean ended = !result.wasNull();
    long end = Math.min(result.getLong("until"), result.getLong("idle_until"));
    Previous previous =
        new Previous(
            result.getString("previous_hash"),
            result.getLong("previous_used"),
            result.getBytes("previous_answer"));
    return new Row(
        result.getString("account"),
        !ended && clock.millis() < end,
        result.getBoolean("disabled"),
        previous);
  }
}
