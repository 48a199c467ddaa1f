// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import static java.util.stream.Collectors.joining;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Collects what is wrong with one file, so that all of it can be said at once. */
final class Mistakes {
  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();

  Mistakes(String file) {
    this.file = file;
  }

  /** Everything that was collected, in the order of the file; empty when nothing was. */
  Optional<Report> report() {
    if (mistakes.isEmpty()) {
      return Optional.empty();
    }
    Comparator<Mistake> order =
        Comparator.<Mistake>comparingInt(mistake -> mistake.position.line())
            .thenComparingInt(mistake -> mistake.position.column());
    return Optional.of(new Report(mistakes.stream().sorted(order).map(Mistake::finding).toList()));
  }

  void syntax(TomlParseError error) {
    String message = String.valueOf(error.getMessage());
    int expected = message.indexOf(", expected ");
    Finding.Builder finding = about(ConfigCode.SETTINGS_SYNTAX, error.position());
    finding.found(expected < 0 ? message : message.substring(0, expected));
    finding.wanted(expected < 0 ? "" : message.substring(expected + ", expected ".length()));
    add(error.position(), finding);
  }

  void unknown(TomlPosition position, String canonical, String key, Collection<String> known) {
    Optional<String> nearest = NearestWord.to(canonical, known);
    add(
        position,
        about(ConfigCode.SETTING_UNKNOWN, position)
            .found(key)
            .wanted(nearest.orElseGet(() -> "one of " + String.join(", ", known)))
            .with("hint", nearest.map(word -> ". Did you mean " + word + "?").orElse(""))
            .with("key", key));
  }

  void value(TomlPosition position, Setting<?> setting, Object raw) {
    Optional<String> nearest =
        raw instanceof String text ? NearestWord.to(text, setting.words()) : Optional.empty();
    add(
        position,
        about(ConfigCode.SETTING_VALUE, position)
            .found(shown(raw))
            .wanted(setting.wanted())
            .with("hint", nearest.map(word -> ". Did you mean \"" + word + "\"?").orElse(""))
            .with("key", setting.key()));
  }

  void missing(TomlPosition position, Setting<?> setting) {
    add(
        position,
        about(ConfigCode.SETTING_MISSING, position)
            .wanted(setting.key() + " = " + setting.wanted())
            .with("key", setting.key()));
  }

  void twice(TomlPosition position, String earlier, String key) {
    add(position, about(ConfigCode.SETTING_TWICE, position).found(key).with("key", earlier));
  }

  void nameTaken(TomlPosition position, String name) {
    add(position, about(ConfigCode.ROUTE_NAME_TAKEN, position).found(name).with("name", name));
  }

  void clash(TomlPosition position, RouteSetting route, RouteSetting earlier) {
    add(
        position,
        about(ConfigCode.ROUTE_CLASH, position)
            .found(route.host() + route.path())
            .with("name", route.name())
            .with("other", earlier.name()));
  }

  void openWithRoles(TomlPosition position) {
    add(position, about(ConfigCode.ROUTE_OPEN_WITH_ROLES, position));
  }

  private Finding.Builder about(ConfigCode code, TomlPosition position) {
    return Finding.about(code)
        .subject(file + ":" + position.line() + ":" + position.column())
        .with("file", file)
        .with("line", Integer.toString(position.line()))
        .with("column", Integer.toString(position.column()));
  }

  private void add(TomlPosition position, Finding.Builder finding) {
    mistakes.add(new Mistake(position, finding.build()));
  }

  private static String shown(Object raw) {
    return switch (raw) {
      case String text -> "\"" + text + "\"";
      case TomlTable table -> "a table of " + table.size();
      case TomlArray array ->
          array.toList().stream().map(Mistakes::shown).collect(joining(", ", "[", "]"));
      default -> raw.toString();
    };
  }

  private record Mistake(TomlPosition position, Finding finding) {}
}
