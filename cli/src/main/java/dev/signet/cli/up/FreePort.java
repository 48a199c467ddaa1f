// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Finds one port that is free on several addresses: port 0 would get a different one on each. */
final class FreePort {
  /** The system hands out free ports in turn, so a second try meets another. */
  private static final int ATTEMPTS = 20;

  private FreePort() {}

  /** The wanted port, or where that is 0 one that is free on all addresses at this moment. */
  static int choose(int wanted, List<InetAddress> addresses) {
    if (wanted != 0) {
      return wanted;
    }
    int port = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      port = free(addresses.getFirst(), 0);
      if (isFree(port, addresses.subList(1, addresses.size()))) {
        return port;
      }
    }
    return port;
  }

  private static boolean isFree(int port, List<InetAddress> addresses) {
    return addresses.stream().allMatch(address -> free(address, port) == port);
  }

  // An address that the machine has not (IPv6 may be switched off) takes no port; that is told when
  // it is listened on.
  private static int free(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return socket.getLocalPort();
    } catch (IOException e) {
      if (port == 0) {
        throw new UncheckedIOException(e);
      }
      return -1;
    }
  }
}
