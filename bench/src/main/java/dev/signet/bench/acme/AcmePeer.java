// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import dev.signet.bench.program.ProgramProcess;
import dev.signet.http.JsonBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/**
 * An authority in a process of its own, ready for clients.
 *
 * @param name what it is called in the figures
 * @param pid its process
 * @param port where it speaks HTTPS
 * @param directory where it says the rest (RFC 8555, 7.1.1)
 * @param stop ends it
 */
record AcmePeer(String name, long pid, int port, Directory directory, Runnable stop)
    implements AutoCloseable {
  /** Where new things are asked for. */
  record Directory(String newNonce, String newAccount, String newOrder) {}

  /** Reads the directory of a server that may still be starting. */
  static Directory directory(SSLSocketFactory sockets, int port, String path) throws IOException {
    try (JsonExchange exchange = new JsonExchange(sockets, port)) {
      JsonExchange.Answer answer = exchange.ask("GET", path, new byte[0]);
      if (answer.status() != 200) {
        throw new IOException(path + " is " + answer.status());
      }
      Map<String, Object> of =
          JsonBody.parse(answer.body().getBytes(StandardCharsets.UTF_8)).members();
      return new Directory(
          String.valueOf(of.get("newNonce")),
          String.valueOf(of.get("newAccount")),
          String.valueOf(of.get("newOrder")));
    }
  }

  /** Processor time of its process so far, in microseconds. */
  long cpuMicros() throws IOException {
    return ProgramProcess.cpuMicros(pid);
  }

  @Override
  public void close() {
    stop.run();
  }
}
