// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads one table of the file and remembers what was asked for, so that the rest can be reported as
 * unknown.
 *
 * <p>A key may be written with hyphens where we write underscores: {@code https-port} is {@code
 * https_port}.
 */
final class TableReader {
  private final TomlTable table;
  private final TomlPosition start;
  private final Mistakes mistakes;
  private final Map<String, String> written = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  TableReader(TomlTable table, TomlPosition start, Mistakes mistakes) {
    this.table = table;
    this.start = start;
    this.mistakes = mistakes;
    for (String key : table.keySet()) {
      @Nullable String earlier = written.putIfAbsent(key.replace('-', '_'), key);
      if (earlier != null) {
        mistakes.twice(position(key), earlier, key);
      }
    }
  }

  /** The setting's value, or empty where it is not set or wrong. */
  <T> Optional<T> read(Setting<T> setting) {
    known.add(setting.key());
    return raw(setting.key())
        .flatMap(raw -> {
          Optional<T> value = setting.read().apply(raw);
          if (value.isEmpty()) {
            mistakes.value(positionOf(setting.key()), setting, raw);
          }
          return value;
        });
  }

  /** The setting's value; where it is not set, that is a mistake. */
  <T> Optional<T> require(Setting<T> setting) {
    if (raw(setting.key()).isEmpty()) {
      mistakes.missing(start, setting);
    }
    return read(setting);
  }

  /** A table within this one; an empty one where there is none. */
  TableReader table(String key) {
    known.add(key);
    Optional<Object> raw = raw(key);
    if (raw.isPresent() && raw.get() instanceof TomlTable inner) {
      return new TableReader(inner, positionOf(key), mistakes);
    }
    raw.ifPresent(value -> mistakes.value(positionOf(key), tableWanted(key), value));
    return new TableReader(org.tomlj.MutableTomlTable.create(), start, mistakes);
  }

  /** The tables of an array of tables. */
  List<TableReader> tables(String key) {
    known.add(key);
    Optional<Object> raw = raw(key);
    if (raw.isEmpty()) {
      return List.of();
    }
    if (!(raw.get() instanceof TomlArray array)) {
      mistakes.value(positionOf(key), arrayWanted(key), raw.get());
      return List.of();
    }
    List<TableReader> readers = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      @Nullable TomlPosition position = array.inputPositionOf(i);
      TomlPosition place = position == null ? start : position;
      if (array.get(i) instanceof TomlTable inner) {
        readers.add(new TableReader(inner, place, mistakes));
      } else {
        mistakes.value(place, arrayWanted(key), array.get(i));
      }
    }
    return readers;
  }

  /** Reports every key that nobody asked for. */
  void finish() {
    written.forEach((canonical, key) -> {
      if (!known.contains(canonical)) {
        mistakes.unknown(position(key), canonical, key, known);
      }
    });
  }

  /** Where a key stands, or where the table starts. */
  TomlPosition positionOf(String canonical) {
    return position(written.getOrDefault(canonical, canonical));
  }

  private TomlPosition position(String key) {
    @Nullable TomlPosition position = table.inputPositionOf(List.of(key));
    return position == null ? start : position;
  }

  private Optional<Object> raw(String canonical) {
    @Nullable String key = written.get(canonical);
    return key == null ? Optional.empty() : Optional.ofNullable(table.get(List.of(key)));
  }

  private static Setting<Object> tableWanted(String key) {
    return new Setting<>(key, "a table: [" + key + "]", List.of(), raw -> Optional.empty());
  }

  private static Setting<Object> arrayWanted(String key) {
    return new Setting<>(key, "tables: [[" + key + "]]", List.of(), raw -> Optional.empty());
  }
}
