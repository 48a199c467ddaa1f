// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where trust stores are looked for. Tests give other folders than the machine's own.
 *
 * @param root the folder that stands for {@code /}
 * @param home the user's home folder
 * @param environment the environment variables
 * @param runner runs the programs that edit stores
 * @param sudo whose home folder it is, where the program runs as root for somebody else
 */
public record Machine(
    Path root,
    Path home,
    Map<String, String> environment,
    CommandRunner runner,
    Optional<SudoUser> sudo) {
  /** A folder with more entries than this is not one of those that stores are in. */
  private static final int MAX_ENTRIES = 1_000;

  /** Copies the variables. */
  public Machine {
    environment = Map.copyOf(environment);
  }

  /**
   * This machine, with the home folder of the user who runs the program, also where that is done by
   * {@code sudo}.
   */
  public static Machine current() {
    Map<String, String> environment = System.getenv();
    ProcessRunner runner = new ProcessRunner();
    Optional<SudoUser> sudo = SudoUser.of(environment, runner);
    Path home = sudo.map(SudoUser::home).orElseGet(() -> home(environment));
    return new Machine(Path.of("/"), home, environment, runner, sudo);
  }

  /** Where certutil and browsers look too. Java itself goes by the password file alone. */
  private static Path home(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("HOME"))
        .filter(home -> home.startsWith("/"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  /**
   * Runs a program on files in the home folder, with the rights of its owner: what it makes is that
   * user's, and a link there leads it no further than that user gets.
   */
  CommandResult runAtHome(List<String> command) {
    return runner.run(sudo.map(user -> user.command(command)).orElse(command));
  }

  /** Whether this is the real machine and not a folder that stands for one. */
  boolean isReal() {
    return root.equals(root.getRoot());
  }

  /** A path below the root. */
  Path at(String path) {
    return root.resolve(path);
  }

  /**
   * Where a program is found on the search path, or in the folders for administrators, which users
   * lack there.
   */
  Optional<Path> program(String name) {
    List<String> folders =
        new ArrayList<>(
            List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)));
    folders.addAll(List.of("/usr/sbin", "/sbin", "/usr/local/sbin"));
    return folders.stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The folder that a variable names; empty where it is not set. */
  Optional<Path> folderOf(String variable) {
    return Optional.of(environment.getOrDefault(variable, ""))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  /** A path behind all links; itself where it does not exist. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path;
    }
  }

  /**
   * The files and folders that match a path below another, one level after the other.
   *
   * @param pattern names with slashes between them, where {@code *} stands for any part of a name
   */
  static List<Path> matching(Path parent, String pattern) {
    List<Path> found = List.of(parent);
    for (String name : pattern.split("/", -1)) {
      found = found.stream().flatMap(each -> children(each, name).stream()).toList();
    }
    return found;
  }

  private static List<Path> children(Path parent, String name) {
    if (!name.contains("*")) {
      Path child = parent.resolve(name);
      return Files.exists(child) ? List.of(child) : List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, name)) {
      for (Path entry : entries) {
        children.add(entry);
        if (children.size() == MAX_ENTRIES) {
          break;
        }
      }
    } catch (IOException absent) {
      return List.of();
    }
    Collections.sort(children);
    return children;
  }

  /** The folders in a folder, by name; none where it does not exist or cannot be read. */
  static List<Path> foldersIn(Path parent) {
    return matching(parent, "*").stream().filter(Files::isDirectory).toList();
  }
}
