// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of a Unix domain socket, which outlives a killed program. */
final class UnixSocketFile {
  private UnixSocketFile() {}

  /**
   * Removes a file on which nobody listens any more.
   *
   * @throws IOException where somebody does: binding would take the name away from them
   */
  static void beforeBind(SocketAddress address) throws IOException {
    if (!(address instanceof UnixDomainSocketAddress unix) || !Files.exists(unix.getPath())) {
      return;
    }
    if (Files.isRegularFile(unix.getPath()) || Files.isDirectory(unix.getPath())) {
      throw new FileAlreadyExistsException(unix.getPath().toString());
    }
    if (answers(unix)) {
      throw new IOException("another program answers there");
    }
    remove(unix.getPath());
  }

  /** Lets nobody else use it. */
  static void afterBind(SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress unix) {
      try {
        Files.setPosixFilePermissions(unix.getPath(), PosixFilePermissions.fromString("rw-------"));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot protect " + unix.getPath(), e);
      }
    }
  }

  static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      System.getLogger(UnixSocketFile.class.getName())
          .log(System.Logger.Level.WARNING, "cannot remove " + path, e);
    }
  }

  private static boolean answers(UnixDomainSocketAddress address) {
    try (SocketChannel probe = SocketChannel.open(address)) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
