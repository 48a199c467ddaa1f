// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.http.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machines of one run: starts servers, and stops whatever a case has started. */
final class Lab implements AutoCloseable {
  private static final int START_SECONDS = 15;

  /** The place where distributions put it. */
  private static final String GNUTLS = "/usr/bin/gnutls-serv";

  private final Path folder;
  private final Process python;
  private final BufferedReader ports;
  private final OutputStream settings;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private int files;
  private Draw draw = new Draw(0);

  private Lab(Path folder, Process python) {
    this.folder = folder;
    this.python = python;
    this.ports =
        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    this.settings = python.getOutputStream();
  }

  static Lab open() throws IOException {
    Path folder = Files.createTempDirectory("signet-faultlab");
    Path script = folder.resolve("servers.py");
    try (InputStream in = Lab.class.getResourceAsStream("servers.py")) {
      Files.write(script, java.util.Objects.requireNonNull(in, "servers.py").readAllBytes());
    }
    Process python =
        new ProcessBuilder("python3", "-W", "ignore", script.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Lab(folder, python);
  }

  /** The names and spans of the next case. */
  void begin(long seed) {
    draw = new Draw(seed);
  }

  Draw draw() {
    return draw;
  }

  /** Starts a server of OpenSSL, and gives its port. */
  int serve(ServerSettings server) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>(server.options());
    members.put("chain", file(server.chainPem()).toString());
    members.put("key", file(server.keyPem()).toString());
    settings.write(JsonText.bytes(members));
    settings.write('\n');
    settings.flush();
    String line = ports.readLine();
    if (line == null || !line.matches("\\d+")) {
      throw new IOException("no server: " + line);
    }
    return Integer.parseInt(line);
  }

  /** Starts a server that does what it is told, and gives its port. */
  int serve(RawServer.Manner manner) throws IOException {
    RawServer server = RawServer.start(manner);
    started.push(server);
    return server.port();
  }

  /** Starts {@code openssl s_server} with further words, and gives its port. */
  int openssl(ServerSettings server, String... words) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-quiet"));
    command.addAll(List.of("-accept", "127.0.0.1:" + port));
    command.addAll(List.of("-cert", file(server.chainPem()).toString()));
    command.addAll(List.of("-cert_chain", file(server.chainPem()).toString()));
    command.addAll(List.of("-key", file(server.keyPem()).toString()));
    command.addAll(List.of(words));
    start(command, port);
    return port;
  }

  /** Whether there are servers of GnuTLS. */
  static boolean hasGnutls() {
    return Files.isExecutable(Path.of(GNUTLS));
  }

  /** Starts a server of GnuTLS, which can leave out what OpenSSL always sends. */
  int gnutls(ServerSettings server, String priority) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(GNUTLS, "--quiet", "--port=" + port));
    command.add("--priority=" + priority);
    command.add("--x509certfile=" + file(server.chainPem()));
    command.add("--x509keyfile=" + file(server.keyPem()));
    start(command, port);
    return port;
  }

  private void start(List<String> command, int port) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    started.push(process::destroyForcibly);
    awaitPort(process, port);
  }

  /** A port whose queue of connections is full, so that the system drops what comes. */
  int fullPort() throws IOException {
    FullQueue queue = FullQueue.open();
    started.push(queue);
    return queue.port();
  }

  /** A port on which nobody listens. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Makes a folder that lives as long as the lab. */
  Path folder() throws IOException {
    return Files.createDirectory(folder.resolve("folder" + files++));
  }

  /** Writes a file that lives as long as the lab. */
  Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("file" + files++ + ".pem"), content);
  }

  /** The same for what is no text. */
  Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file" + files++ + ".der"), content);
  }

  /** Stops what the last case has started. */
  void clear() throws IOException {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  private static void awaitPort(Process process, int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    throw new IOException("the server does not listen");
  }

  @Override
  public void close() throws IOException {
    clear();
    python.destroyForcibly();
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
