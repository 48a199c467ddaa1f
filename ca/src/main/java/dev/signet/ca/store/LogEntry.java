// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.tree.MerkleTree;
import dev.signet.explain.Printable;
import dev.signet.x509.der.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What the log has of a row: a line for each of its values that must not change, in an order that
 * never changes. A row that is read gives the same text as one that is written.
 *
 * @param id its kind and key
 * @param text the lines
 */
record LogEntry(String id, String text) {
  static LogEntry of(LogKind kind, String key, Map<String, ?> values) {
    StringBuilder text = new StringBuilder(kind.word()).append(' ').append(key).append('\n');
    kind.columns()
        .forEach(
            name -> text.append(name).append(' ').append(value(values.get(name))).append('\n'));
    return new LogEntry(id(kind, key), text.toString());
  }

  static String id(LogKind kind, String key) {
    return kind.word() + ":" + key;
  }

  /** Writes it into the log, as part of the transaction that does what it says. */
  void write(Handle handle, long at) {
    Bytes hash = MerkleTree.leaf(text.getBytes(StandardCharsets.UTF_8));
    handle
        .createUpdate(
            "insert into ca_leaf (id, entry, hash, written_at) values (:id, :entry, :hash, :at)")
        .bind("id", id)
        .bind("entry", text)
        .bind("hash", hash.toArray())
        .bind("at", at)
        .execute();
  }

  /** One line, whatever somebody who asked has called himself; long contents by their hash. */
  private static String value(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case byte[] bytes -> sha256(bytes);
      case Object other -> Printable.line(other.toString());
    };
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
