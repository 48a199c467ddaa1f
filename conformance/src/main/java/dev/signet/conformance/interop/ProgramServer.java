// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Predicate;

/**
 * A server that is a program.
 *
 * @param program which runs
 * @param port of 127.0.0.1
 */
record ProgramServer(Program program, int port) implements Peer.PeerServer {
  /** A port that was free a moment ago, for programs that cannot choose one. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String said(Predicate<String> enough) throws InterruptedException {
    program.await(enough);
    return program.stop();
  }

  @Override
  public void close() {
    program.close();
  }
}
