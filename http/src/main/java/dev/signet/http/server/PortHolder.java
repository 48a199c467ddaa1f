// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds who listens on a port, on Linux and as far as this user may see it: proc(5). */
final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTEN_STATE = "0A";
  private static final int ADDRESS_COLUMN = 1;
  private static final int STATE_COLUMN = 3;
  private static final int INODE_COLUMN = 9;

  private PortHolder() {}

  /** For instance {@code held by process 4711 (nginx)}. */
  static String describe(int port) {
    try {
      Set<String> sockets = new HashSet<>();
      sockets.addAll(listening(PROC.resolve("net/tcp"), port));
      sockets.addAll(listening(PROC.resolve("net/tcp6"), port));
      return holder(sockets).map(PortHolder::named).orElse("held by another program");
    } catch (IOException e) {
      return "held by another program";
    }
  }

  private static Set<String> listening(Path table, int port) throws IOException {
    Set<String> sockets = new HashSet<>();
    if (!Files.isReadable(table)) {
      return sockets;
    }
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    for (String line : Files.readAllLines(table)) {
      List<String> columns = List.of(line.strip().split("\\s+", -1));
      if (columns.size() > INODE_COLUMN
          && columns.get(ADDRESS_COLUMN).endsWith(suffix)
          && columns.get(STATE_COLUMN).equals(LISTEN_STATE)) {
        sockets.add("socket:[" + columns.get(INODE_COLUMN) + "]");
      }
    }
    return sockets;
  }

  private static Optional<Path> holder(Set<String> sockets) throws IOException {
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries
          .filter(entry -> Character.isDigit(entry.getFileName().toString().charAt(0)))
          .filter(process -> holds(process, sockets))
          .findFirst();
    }
  }

  private static boolean holds(Path process, Set<String> sockets) {
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
    } catch (IOException e) {
      // Another user's process, or one that has just ended.
      return false;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String named(Path process) {
    String number = process.getFileName().toString();
    try {
      String name = Files.readString(process.resolve("comm")).strip();
      return "held by process " + number + " (" + Printable.line(name) + ")";
    } catch (IOException e) {
      return "held by process " + number;
    }
  }
}
