// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The right to write to a data directory. The operating system takes it back when the process ends,
 * however it ends.
 */
public final class DirectoryLock implements AutoCloseable {
  /**
   * Locked, and never read: closing any second channel on it would give up the lock (POSIX fcntl).
   */
  private static final String FILE_NAME = "lock";

  /** Says who holds the lock. */
  private static final String HOLDER_NAME = "lock.pid";

  /** Two numbers of at most 20 digits, a space and a line end. */
  private static final int MAX_HOLDER_BYTES = 42;

  private final FileChannel channel;
  private final Path holderFile;

  private DirectoryLock(FileChannel channel, Path holderFile) {
    this.channel = channel;
    this.holderFile = holderFile;
  }

  static Optional<DirectoryLock> tryTake(Path directory) {
    Path holderFile = directory.resolve(HOLDER_NAME);
    if (content(holderFile).equals(self())) {
      return Optional.empty();
    }
    try {
      FileChannel channel = open(directory.resolve(FILE_NAME));
      if (channel.tryLock() == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DirectoryLock(channel, holderFile).signed());
    } catch (IOException e) {
      throw refused(directory, e);
    }
  }

  static Optional<FileHolder> holder(Path directory) {
    String holder = content(directory.resolve(HOLDER_NAME));
    try {
      return holder.isEmpty()
          ? Optional.empty()
          : Optional.of(new FileHolder(Long.parseLong(holder.substring(0, holder.indexOf(' ')))));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Gives the lock up. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(holderFile);
    } catch (IOException e) {
      // Closing the channel is what gives the lock up; the next holder writes its own number over
      // ours.
      System.getLogger(DirectoryLock.class.getName())
          .log(System.Logger.Level.DEBUG, "holder file not removed", e);
    }
  }

  private DirectoryLock signed() {
    boolean written = false;
    try {
      AtomicFile.replace(
          holderFile, self().getBytes(StandardCharsets.US_ASCII), AtomicFile.Readers.OWNER);
      written = true;
      return this;
    } finally {
      if (!written) {
        close();
      }
    }
  }

  /**
   * This process: its number and its start, because numbers come again, in containers at every
   * start.
   */
  private static String self() {
    ProcessHandle process = ProcessHandle.current();
    return process.pid()
        + " "
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L)
        + "\n";
  }

  private static String content(Path file) {
    try {
      return Files.exists(file)
          ? new String(AtomicFile.read(file, MAX_HOLDER_BYTES), StandardCharsets.US_ASCII)
          : "";
    } catch (FindingException e) {
      return "";
    }
  }

  private static FileChannel open(Path file) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode);
  }

  private static FindingException refused(Path directory, IOException e) {
    StoreCode code =
        DiskSpace.isExhausted(e) ? StoreCode.DISK_FULL : StoreCode.DATA_DIRECTORY_NOT_WRITABLE;
    return new FindingException(
        Finding.about(code).subject(directory.toString()).found(AtomicFile.reason(e)).build(), e);
  }
}
