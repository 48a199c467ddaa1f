// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of this checkout, without what a build made. */
final class Repository {
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", ".vscode");

  private Repository() {}

  /** The folder that holds the launcher. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new AssertionError("not inside a checkout");
      }
    }
    return folder;
  }

  /** Every file, with a path that starts at the root. */
  static List<Path> files() {
    Path root = root();
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
              boolean ours = !NOT_OURS.contains(folder.getFileName().toString());
              return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
              files.add(root.relativize(file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().toList();
  }

  /** Every file with one of these endings. */
  static List<Path> files(String... endings) {
    return files().stream()
        .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
        .toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders of modules: those with a module descriptor. */
  static List<Path> modules() {
    return files("src/main/java/module-info.java").stream()
        .map(file -> file.getParent().getParent().getParent().getParent())
        .toList();
  }
}
