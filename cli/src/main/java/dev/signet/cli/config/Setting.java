// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One key of {@code signet.toml} and what it may hold.
 *
 * @param key as the documentation spells it: lower case, underscores
 * @param wanted what it may hold, for people
 * @param words the valid values where they are a closed set, else empty
 * @param read turns the TOML value into ours; empty when it may not be that
 * @param <T> the value
 */
record Setting<T>(
    String key, String wanted, List<String> words, Function<Object, Optional<T>> read) {
  private static final int MAX_PORT = 65_535;

  /** A text of a closed set. */
  static <E extends Enum<E>> Setting<E> choice(
      String key, List<E> values, Function<E, String> word) {
    List<String> words = values.stream().map(word).toList();
    String wanted = "one of \"" + String.join("\", \"", words) + "\"";
    return new Setting<>(
        key,
        wanted,
        words,
        raw -> values.stream().filter(value -> word.apply(value).equals(raw)).findFirst());
  }

  /** A text that a function turns into something, or refuses. */
  static <T> Setting<T> text(String key, String wanted, Function<String, Optional<T>> read) {
    return new Setting<>(
        key,
        wanted,
        List.of(),
        raw -> raw instanceof String text ? read.apply(text) : Optional.empty());
  }

  /** A TCP port; 0 lets the system choose. */
  static Setting<Integer> port(String key) {
    return number(key, 0, MAX_PORT).as(Long::intValue);
  }

  /** A whole number within bounds, both included. */
  static Setting<Long> number(String key, long least, long most) {
    return new Setting<>(
        key,
        "a whole number from " + least + " to " + most,
        List.of(),
        raw ->
            raw instanceof Long number && number >= least && number <= most
                ? Optional.of(number)
                : Optional.empty());
  }

  /** {@code true} or {@code false}. */
  static Setting<Boolean> flag(String key) {
    return new Setting<>(
        key,
        "true or false, without quotation marks",
        List.of(),
        raw -> raw instanceof Boolean flag ? Optional.of(flag) : Optional.empty());
  }

  /** A list of texts, each turned into something. */
  static <T> Setting<List<T>> list(
      String key, String wanted, Function<String, Optional<T>> element) {
    return new Setting<>(key, wanted, List.of(), raw -> elements(raw, element));
  }

  /** The same, for those values alone that something holds of. */
  Setting<T> where(Predicate<T> holds) {
    return new Setting<>(key, wanted, words, raw -> read.apply(raw).filter(holds));
  }

  private <R> Setting<R> as(Function<T, R> convert) {
    return new Setting<>(key, wanted, words, raw -> read.apply(raw).map(convert));
  }

  private static <T> Optional<List<T>> elements(Object raw, Function<String, Optional<T>> element) {
    if (!(raw instanceof org.tomlj.TomlArray array)) {
      return Optional.empty();
    }
    List<Optional<T>> values =
        array.toList().stream()
            .map(value -> value instanceof String text ? element.apply(text) : Optional.<T>empty())
            .toList();
    return values.stream().allMatch(Optional::isPresent)
        ? Optional.of(values.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }
}
