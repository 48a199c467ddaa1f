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
 * Whoever opens one is told so, loudly. Safe for use by many threads.
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
  private final FileChannel file;
  private final ReentrantLock lock = new ReentrantLock();

  private KeyLogFile(Path path, FileChannel file) {
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

  private void append(String line) {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    lock.lock();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    } finally {
      lock.unlock();
    }
  }

  private static FindingException unwritable(Path path, Exception cause) {
    return new FindingException(
        Finding.about(JsseCode.KEY_LOG_UNWRITABLE)
            .subject(path.toString())
            .found(String.valueOf(cause))
            .build());
  }
}
