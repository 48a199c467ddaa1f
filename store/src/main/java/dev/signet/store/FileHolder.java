// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The process that holds a lock.
 *
 * @param pid its process id
 */
public record FileHolder(long pid) {
  /**
   * The kernel's list of file locks: number, class, mode, access, process id, device:inode, range.
   * Linux alone has it.
   */
  private static final Path LOCKS = Path.of("/proc/locks");

  private static final int PID_FIELD = 4;
  private static final int INODE_FIELD = 5;

  /** Who locks a database file or one of the files beside it, where the operating system tells. */
  static Optional<FileHolder> of(Path database) {
    return Stream.of("", "-shm", "-wal")
        .map(suffix -> database.resolveSibling(database.getFileName() + suffix))
        .map(FileHolder::inode)
        .flatMapToLong(OptionalLong::stream)
        .mapToObj(FileHolder::holding)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The process for a reader: its number, and its program when the operating system tells. */
  public String shown() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> "process " + pid + " (" + command + ")")
        .orElse("process " + pid);
  }

  private static Optional<FileHolder> holding(long inode) {
    long self = ProcessHandle.current().pid();
    try (Stream<String> locks = Files.lines(LOCKS)) {
      return locks
          .map(line -> line.replace("->", "").strip().split("\\s+"))
          .filter(
              fields -> fields.length > INODE_FIELD && fields[INODE_FIELD].endsWith(":" + inode))
          .map(fields -> new FileHolder(Long.parseLong(fields[PID_FIELD])))
          .filter(holder -> holder.pid() != self && holder.pid() > 0)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong inode(Path file) {
    try {
      return OptionalLong.of(((Number) Files.getAttribute(file, "unix:ino")).longValue());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }
}
