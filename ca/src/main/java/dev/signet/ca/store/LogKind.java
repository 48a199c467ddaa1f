// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The tables whose rows are in the log, and the columns that the log holds on to. */
enum LogKind {
  /** What a key was about to sign. */
  INTENT(
      "ca_intent",
      "intended_at",
      List.of("serial"),
      List.of(
          "issuer",
          "shard",
          "profile",
          "subject",
          "names",
          "key_hash",
          "requester",
          "tbs",
          "not_before",
          "not_after",
          "intended_at")),
  /** What became of it. */
  OUTCOME(
      "ca_outcome",
      "concluded_at",
      List.of("serial"),
      List.of("state", "certificate", "detail", "concluded_at")),
  /** What was revoked. */
  REVOCATION(
      "ca_revocation",
      "revoked_at",
      List.of("serial"),
      List.of("issuer", "shard", "place", "reason", "requester", "revoked_at", "not_after")),
  /** Lists of revoked certificates, before they were signed. */
  LIST(
      "ca_list",
      "this_update",
      List.of("issuer", "shard", "number"),
      List.of(
          "base",
          "after_place",
          "covered",
          "lived_beyond",
          "this_update",
          "next_update",
          "address",
          "hash")),
  /** Which certificates sign others. */
  ISSUER(
      "ca_issuer",
      "created_at",
      List.of("id"),
      List.of("role", "serial", "parent", "domains", "networks", "certificate", "created_at")),
  /** Who signs OCSP responses. */
  RESPONDER(
      "ca_responder",
      "not_after",
      List.of("serial"),
      List.of("issuer", "certificate", "not_after")),
  /** Keys that are never certified again. */
  KEY(
      "ca_blocked_key",
      "blocked_at",
      List.of("key_hash"),
      List.of("serial", "requester", "blocked_at"));

  private final String table;
  private final String time;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of alone
  private final List<String> keys;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of alone
  private final List<String> columns;

  private final String find;

  LogKind(String table, String time, List<String> keys, List<String> columns) {
    this.table = table;
    this.time = time;
    this.keys = keys;
    this.columns = columns;
    String where =
        keys.stream().map(column -> "t." + column + " = ?").collect(Collectors.joining(" and "));
    this.find =
        "select " + select() + ", t." + time + " as written from " + table + " t where " + where;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> columns() {
    return columns;
  }

  String table() {
    return table;
  }

  /** All rows: their columns, and when they were written. */
  String select() {
    return Stream.concat(keys.stream(), columns.stream())
        .map(column -> "t." + column)
        .collect(Collectors.joining(", "));
  }

  String time() {
    return time;
  }

  /** An expression for the key of a row of the table {@code t}. */
  String key() {
    return keys.stream().map(column -> "t." + column).collect(Collectors.joining(" || '/' || "));
  }

  /** The entry of a row. */
  LogEntry entry(ResultSet row) throws SQLException {
    Map<String, Object> values = new HashMap<>();
    for (String column : columns) {
      Object value = row.getObject(column);
      if (value != null) {
        values.put(column, value);
      }
    }
    StringBuilder key = new StringBuilder();
    for (String column : keys) {
      key.append(key.isEmpty() ? "" : "/").append(row.getString(column));
    }
    return LogEntry.of(this, key.toString(), values);
  }

  /** Writes what the log has to have of a row that was just written. */
  void log(Handle handle, Object... key) {
    var query = handle.createQuery(find);
    for (int i = 0; i < key.length; i++) {
      query.bind(i, key[i]);
    }
    query
        .map((row, context) -> new Written(entry(row), row.getLong("written")))
        .forEach(written -> written.entry().write(handle, written.at()));
  }

  /**
   * A row's entry.
   *
   * @param entry the entry
   * @param at when it was written
   */
  record Written(LogEntry entry, long at) {}
}
