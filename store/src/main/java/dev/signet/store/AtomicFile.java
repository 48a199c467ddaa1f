// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes whole files so that a crash leaves the old or the new content, never a part.
 *
 * <p>The content goes to a neighbour first, is forced to disk, takes the name in one step, and then
 * the folder is forced too: without that last step a crash may forget the name.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Who may read a file. Only its owner may ever write it. */
  public enum Readers {
    /** The owner alone, mode 0600: for anything secret. */
    OWNER("rw-------"),
    /** Everybody, mode 0644: for certificates and the like. */
    EVERYONE("rw-r--r--");

    private final String mode;

    Readers(String mode) {
      this.mode = mode;
    }

    private Set<PosixFilePermission> permissions() {
      return PosixFilePermissions.fromString(mode);
    }
  }

  /**
   * Writes a file, in the place of one that may be there.
   *
   * @throws FindingException {@link StoreCode#FILE_NOT_WRITABLE} or {@link StoreCode#DISK_FULL}
   */
  public static void replace(Path file, byte[] content, Readers readers) {
    Path fresh = neighbour(file);
    try {
      write(fresh, content, readers);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder(file));
    } catch (IOException e) {
      throw refused(file, e);
    } finally {
      discard(fresh);
    }
  }

  /**
   * Writes a file that must not exist.
   *
   * @throws FindingException {@link StoreCode#FILE_EXISTS}, {@link StoreCode#FILE_NOT_WRITABLE} or
   *     {@link StoreCode#DISK_FULL}
   */
  public static void create(Path file, byte[] content, Readers readers) {
    Path fresh = neighbour(file);
    try {
      write(fresh, content, readers);
      // A second name for the finished file: unlike a move, this fails when the name is taken.
      Files.createLink(file, fresh);
      force(folder(file));
    } catch (IOException e) {
      throw refused(file, e);
    } finally {
      discard(fresh);
    }
  }

  /**
   * Reads a whole file.
   *
   * @param maxBytes a longer one is refused unread
   * @throws FindingException {@link StoreCode#FILE_NOT_READABLE}
   */
  public static byte[] read(Path file, int maxBytes) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(maxBytes + 1);
      if (content.length > maxBytes) {
        throw unreadable(file, "it is longer than " + maxBytes + " bytes");
      }
      return content;
    } catch (IOException e) {
      throw unreadable(file, reason(e));
    }
  }

  private static void write(Path file, byte[] content, Readers readers) throws IOException {
    var open = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    // The mode is there from the first moment: a chmod after the fact would leave a gap to read
    // through.
    var mode = PosixFilePermissions.asFileAttribute(readers.permissions());
    try (FileChannel channel = FileChannel.open(file, open, mode)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      // The umask can only take permissions away; this gives a shared file what was asked for.
      Files.setPosixFilePermissions(file, readers.permissions());
      channel.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path neighbour(Path file) {
    return folder(file)
        .resolve(
            "."
                + file.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "."
                + System.nanoTime()
                + ".new");
  }

  private static Path folder(Path file) {
    return java.util.Objects.requireNonNull(
        file.toAbsolutePath().getParent(), "a file has a folder");
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(AtomicFile.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + file, e);
    }
  }

  static FindingException refused(Path file, IOException cause) {
    StoreCode code =
        switch (cause) {
          case FileAlreadyExistsException e -> StoreCode.FILE_EXISTS;
          case IOException e when DiskSpace.isExhausted(e) -> StoreCode.DISK_FULL;
          default -> StoreCode.FILE_NOT_WRITABLE;
        };
    return new FindingException(
        Finding.about(code)
            .subject(file.toString())
            .found(reason(cause))
            .with("folder", folder(file).toString())
            .build(),
        cause);
  }

  private static FindingException unreadable(Path file, String why) {
    return Finding.about(StoreCode.FILE_NOT_READABLE)
        .subject(file.toString())
        .found(why)
        .toException();
  }

  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException absent -> "it does not exist";
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      case java.nio.file.FileSystemException other when other.getReason() != null ->
          other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
