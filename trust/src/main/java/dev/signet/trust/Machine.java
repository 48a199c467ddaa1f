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
 */
public record Machine(Path root, Path home, Map<String, String> environment, CommandRunner runner) {
  /** A folder with more entries than this is not one of those that stores are in. */
  private static final int MAX_ENTRIES = 1_000;

  /** Copies the variables. */
  public Machine {
    environment = Map.copyOf(environment);
  }

  /** This machine, with the home folder and the environment of the user who runs the program. */
  public static Machine current() {
    return new Machine(
        Path.of("/"),
        Path.of(System.getProperty("user.home")),
        System.getenv(),
        new ProcessRunner());
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

  /** The folders in a folder, by name; none where it does not exist or cannot be read. */
  static List<Path> foldersIn(Path parent) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path entry : entries) {
        folders.add(entry);
        if (folders.size() == MAX_ENTRIES) {
          break;
        }
      }
    } catch (IOException absent) {
      return List.of();
    }
    Collections.sort(folders);
    return folders;
  }
}
