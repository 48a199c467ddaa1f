// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.keylog;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.tls.KeyLog;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file of secrets in the form of RFC 9850, for one's own eyes: its maker alone may read it. It is
 * appended to, a line at a time and each with one write, so that several processes can share it.
 * Whoever opens one is told so, loudly. A disk that gets full costs secrets, and no connection.
 * Safe for use by many threads.
 */
public final class KeyLogFile {
  private static final Logger LOG = System.getLogger(KeyLogFile.class.getName());
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private static final Set<OpenOption> APPENDING =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final WritableByteChannel file;
  private final ReentrantLock lock = new ReentrantLock();

  /** The end of the file is a part of a line. */
  private boolean torn;

  /** What keeps the file from being written was told, and lasts. */
  private boolean told;

  KeyLogFile(Path path, WritableByteChannel file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens the file, which is made where it is not there, and warns.
   *
   * @throws FindingException {@code key-log-exposed} where others may read or change it, {@code
   *     key-log-unwritable} where it cannot be written
   */
  public static KeyLog open(Path path) {
    try {
      FileChannel file =
          FileChannel.open(path, APPENDING, PosixFilePermissions.asFileAttribute(OWNER));
      requirePrivate(path, file);
      Finding warning = Finding.about(JsseCode.KEY_LOG_ACTIVE).subject(path.toString()).build();
      LOG.log(Level.WARNING, "{0} [{1}]", warning, path);
      return new KeyLog(new KeyLogFile(path, file)::append);
    } catch (IOException | UnsupportedOperationException e) {
      throw unwritable(path, e);
    }
  }

  private static void requirePrivate(Path path, FileChannel file) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
    others.addAll(found.permissions());
    others.removeAll(PosixFilePermissions.fromString("rwx------"));
    if (!found.isRegularFile() || !others.isEmpty()) {
      file.close();
      throw new FindingException(
          Finding.about(JsseCode.KEY_LOG_EXPOSED)
              .subject(path.toString())
              .wanted(PosixFilePermissions.toString(OWNER))
              .found(
                  found.isRegularFile()
                      ? PosixFilePermissions.toString(found.permissions())
                      : "no regular file")
              .build());
    }
  }

  /**
   * Adds a line. What cannot be written is lost, and the connection goes on: a full disk is told
   * once, until there is room again.
   */
  void append(String line) {
    lock.lock();
    try {
      if (torn) {
        write("\n");
      }
      write(line);
      told = false;
    } catch (IOException e) {
      tell(e);
    } finally {
      lock.unlock();
    }
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes);
      torn = bytes.hasRemaining();
    }
  }

  private void tell(IOException cause) {
    if (!told) {
      Finding finding = unwritable(path, cause).finding();
      LOG.log(Level.ERROR, "{0} [{1}: {2}]", finding, path, cause);
    }
    told = true;
  }

  private static FindingException unwritable(Path path, Exception cause) {
    return new FindingException(
        Finding.about(JsseCode.KEY_LOG_UNWRITABLE)
            .subject(path.toString())
            .found(String.valueOf(cause))
            .build());
  }
}
