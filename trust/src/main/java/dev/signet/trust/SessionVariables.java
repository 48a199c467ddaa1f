// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The variables of a user's programs: those that this process was started with, and those of a file
 * that new sessions read (environment.d(5)). A shell and a service can read the same file.
 */
final class SessionVariables {
  /** systemd reads these files by name; the user's own, mostly without a number, come later. */
  private static final String FILE = ".config/environment.d/60-signet.conf";

  private final Machine machine;
  private final Path file;

  SessionVariables(Machine machine) {
    this.machine = machine;
    this.file = machine.home().resolve(FILE);
  }

  /** The file that new sessions read. */
  Path file() {
    return file;
  }

  /** What a variable names for programs that are started like this one; empty where it is unset. */
  Optional<Path> now(RootVariable variable) {
    return path(machine.environment().getOrDefault(variable.name(), ""));
  }

  /** What a variable names in the file. */
  Optional<Path> later(RootVariable variable) {
    String start = variable.name() + "=";
    return lines().stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .flatMap(line -> path(line.substring(start.length()).replace("'", "")));
  }

  /** Sets a variable in the file. */
  void set(RootVariable variable, Path value) {
    List<String> lines = without(variable);
    lines.add(variable.name() + "=" + ShellWord.of(value.toString()));
    write(lines);
  }

  /** Takes a variable out of the file. */
  void clear(RootVariable variable) {
    write(without(variable));
  }

  /** The command that takes a variable out of the file. */
  String eraser(RootVariable variable) {
    return "sed -i " + ShellWord.of("/^" + variable + "=/d") + " " + shown();
  }

  /** What a person has to type or write, so that programs read the file before the next login. */
  List<String> hints() {
    return List.of(
        "for this shell, and for ~/.profile:  set -a; . " + shown() + "; set +a",
        "for a service of systemd:            EnvironmentFile=" + shown());
  }

  private String shown() {
    return ShellWord.of(file.toString());
  }

  private List<String> without(RootVariable variable) {
    List<String> lines = new ArrayList<>(lines());
    lines.removeIf(line -> line.startsWith(variable.name() + "="));
    return lines;
  }

  private List<String> lines() {
    return new String(PemText.read(file), StandardCharsets.UTF_8).lines().toList();
  }

  private void write(List<String> lines) {
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    new HomeFiles(machine).write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Path> path(String value) {
    return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
  }
}
