// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import dev.signet.explain.Finding;
import dev.signet.identity.AccessRule;
import dev.signet.identity.Role;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/**
 * Adds and removes routes in {@code signet.toml} and leaves everything else as it stands, comments
 * and layout too.
 *
 * <p>What comes out is read again before it replaces the file, in one step: a reader sees the old
 * file or the new one.
 */
public final class RouteEditor {
  private final Path file;

  /** Edits this file. */
  public RouteEditor(Path file) {
    this.file = file;
  }

  /** Adds a route at the end. The report says why where that would not be a right file. */
  public ConfigurationReading add(RouteSetting route) {
    TomlParseResult toml = parse();
    if (toml.hasErrors()) {
      return ConfigurationFile.parse(file.toString(), text());
    }
    if (routes(toml).filter(routes -> !routes.isEmpty()).isPresent() && !hasSections()) {
      throw Finding.about(ConfigCode.ROUTES_INLINE).subject(file.toString()).toException();
    }
    toml.getOrCreateArray("route").add(table(route));
    return replace(toml);
  }

  /** Removes the route of this name. One that is not there is a finding, as an exception. */
  public ConfigurationReading remove(String name) {
    TomlParseResult toml = parse();
    ConfigurationReading before = ConfigurationFile.parse(file.toString(), text());
    if (!(before instanceof ConfigurationReading.Sound(Configuration configuration))) {
      return before;
    }
    OptionalInt index = indexOf(name, configuration.routes());
    if (index.isEmpty()) {
      throw unknown(name, configuration.routes()).toException();
    }
    MutableTomlArray routes = routes(toml).orElseThrow();
    routes.remove(index.getAsInt());
    if (routes.isEmpty()) {
      toml.remove("route");
    }
    return replace(toml);
  }

  private TomlParseResult parse() {
    return Toml.parse(text());
  }

  private String text() {
    return Files.exists(file) ? ConfigurationFile.text(file) : "";
  }

  private static Optional<MutableTomlArray> routes(TomlParseResult toml) {
    return toml.get("route") instanceof MutableTomlArray routes
        ? Optional.of(routes)
        : Optional.empty();
  }

  private boolean hasSections() {
    return text().lines().map(String::strip).anyMatch(line -> line.startsWith("[[route]]"));
  }

  private ConfigurationReading replace(TomlParseResult toml) {
    String text = toml.toToml();
    String edited = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    ConfigurationReading reading = ConfigurationFile.parse(file.toString(), edited);
    if (reading instanceof ConfigurationReading.Sound) {
      try {
        write(edited);
      } catch (IOException e) {
        throw ConfigurationFile.unreadable(file, e);
      }
    }
    return reading;
  }

  // A new file beside the old one, on disk before it takes its name: after a crash there is one of
  // the two, whole.
  private void write(String edited) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Path fresh =
        Files.createTempFile(
            directory,
            ".signet-",
            ".toml",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
      }
      Files.writeString(fresh, edited, StandardCharsets.UTF_8);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static MutableTomlTable table(RouteSetting route) {
    MutableTomlTable table = MutableTomlTable.create();
    table.set("name", route.name()).set("host", route.host());
    if (!route.path().equals("/")) {
      table.set("path", route.path());
    }
    table.set("upstream", route.upstream().toString());
    switch (route.rule()) {
      case AccessRule.Open() -> table.set("gate", "open");
      case AccessRule.SignedIn(Set<Role> roles) when roles.isEmpty() -> {}
      case AccessRule.SignedIn(Set<Role> roles) ->
          table.set(
              "roles", MutableTomlArray.of(roles.stream().sorted().map(Role::name).toArray()));
    }
    return table;
  }

  private static OptionalInt indexOf(String name, List<RouteSetting> routes) {
    return IntStream.range(0, routes.size())
        .filter(i -> routes.get(i).name().equals(name))
        .findFirst();
  }

  private Finding.Builder unknown(String name, List<RouteSetting> routes) {
    List<String> names = routes.stream().map(RouteSetting::name).toList();
    return Finding.about(ConfigCode.ROUTE_NAME_UNKNOWN)
        .subject(file.toString())
        .found(name)
        .wanted(names.isEmpty() ? "" : "one of " + String.join(", ", names))
        .with(
            "hint",
            NearestWord.to(name, names).map(near -> ". Did you mean " + near + "?").orElse(""));
  }
}
