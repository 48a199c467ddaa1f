// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines with an end: when it is full it becomes {@code NAME.1}, the one before that
 * {@code NAME.2}, and the oldest is dropped. Mode 0600. Safe for use by several threads; a line
 * that cannot be written is dropped, because a full disk must not stop requests.
 */
public final class LogFile implements AutoCloseable {
  /** A day of a busy machine; with the files before it, less than a photograph album. */
  private static final long MAX_BYTES = 64L << 20;

  private static final int KEPT = 3;

  private final Path file;
  private @Nullable FileChannel channel;
  private long size;

  /** Opens the file when the first line comes. */
  public LogFile(Path file) {
    this.file = file;
  }

  /** Appends a line. */
  public void append(String line) {
    append(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** Appends whole lines that are encoded already. */
  public synchronized void append(ByteBuffer lines) {
    try {
      FileChannel open = ready();
      size += lines.remaining();
      while (lines.hasRemaining()) {
        open.write(lines);
      }
    } catch (IOException e) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    @Nullable FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nothing is lost by it: every line was handed to the system when it came.
        size = 0;
      }
    }
  }

  private FileChannel ready() throws IOException {
    @Nullable FileChannel open = channel;
    if (open != null && size < MAX_BYTES) {
      return open;
    }
    if (open != null) {
      close();
      rotate();
    }
    FileChannel fresh =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    size = fresh.size();
    channel = fresh;
    return fresh;
  }

  private void rotate() throws IOException {
    for (int i = KEPT; i > 1; i--) {
      move(numbered(i - 1), numbered(i));
    }
    move(file, numbered(1));
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
