// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run works.
 *
 * @param launcher the program
 * @param data its data directory, which may be absent
 * @param httpsPort the same at every start, because tokens name the address of their issuer
 */
record Place(Path launcher, Path data, String httpsPort) {
  static Place of(Path launcher, Path data) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Place(launcher, data, Integer.toString(socket.getLocalPort()));
    }
  }

  Path root() {
    return data.resolve("ca").resolve("root.pem");
  }

  /** A file next to the data directory. */
  Path beside(String name) {
    return data.resolveSibling(name);
  }

  /** A new folder next to the data directory. */
  Path fresh(String name) throws IOException {
    return Files.createTempDirectory(data.toAbsolutePath().getParent(), name);
  }
}
