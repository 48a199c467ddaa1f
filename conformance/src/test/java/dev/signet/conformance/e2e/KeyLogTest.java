// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.signet.jsse.SignetContext;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key log is for, and what it must not do. */
@Timeout(120)
class KeyLogTest {
  private static final TestCa CA = TestCa.create();
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String REQUEST = "GET /only-for-us HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String ANSWER = "HTTP/1.1 204 No Content\r\n\r\n";

  @TempDir private Path folder;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private SSLContext server;
  private Path authority;

  @BeforeEach
  void write() throws IOException {
    TestIdentity identity = CA.server("localhost");
    Path pair = folder.resolve("pair.pem");
    Files.writeString(pair, identity.chainPem() + identity.keyPem());
    authority = Files.writeString(folder.resolve("ca.pem"), CA.root().pem());
    server = SignetContext.server(pair, pair);
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void wiresharkReadsARecordedConnectionWithOurKeyLog(String version) throws Exception {
    Path packets = folder.resolve("packets.pcap");
    Path log = folder.resolve("keys.log");
    SSLContext client = new SignetContext().trust(authority).dangerousKeyLog(log).toSslContext();
    try (SSLServerSocket listener = listen();
        PacketRecorder recorder = new PacketRecorder(listener.getLocalPort(), packets)) {
      assertThat(ask(client, listener, recorder.port(), version)).isEqualTo(ANSWER);
    }
    Path nothing = Files.writeString(folder.resolve("nothing.log"), "");
    assertThat(tshark(packets, nothing)).isEmpty();
    assertThat(tshark(packets, log)).containsExactly("/only-for-us", "204");
  }

  @Test
  void aFullDiskCostsSecretsAndNoConnection() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"));
        SSLServerSocket listener = listen()) {
      Path log = disk.path().resolve("keys.log");
      SSLContext client = new SignetContext().trust(authority).dangerousKeyLog(log).toSslContext();
      disk.fill();
      int port = listener.getLocalPort();
      assertThat(ask(client, listener, port, "TLSv1.3")).isEqualTo(ANSWER);
      assertThat(Files.size(log)).isZero();
      disk.empty();
      assertThat(ask(client, listener, port, "TLSv1.3")).isEqualTo(ANSWER);
      assertThat(log).content().contains("CLIENT_TRAFFIC_SECRET_0 ");
    }
  }

  private SSLServerSocket listen() throws IOException {
    return (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, LOOPBACK);
  }

  private String ask(SSLContext client, SSLServerSocket listener, int port, String version)
      throws Exception {
    Future<String> asked = workers.submit(() -> answer(listener));
    try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", port)) {
      socket.setEnabledProtocols(new String[] {version});
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("GET /only-for-us");
      return answer;
    }
  }

  private static String answer(SSLServerSocket listener) throws IOException {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      String first = lines.readLine();
      while (!lines.readLine().isEmpty()) {}
      socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
      return first;
    }
  }

  /** The requests and the answers that it finds, in order. */
  private List<String> tshark(Path packets, Path log) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "tshark",
            "-r",
            packets.toString(),
            "-o",
            "tls.keylog_file:" + log,
            "-Y",
            "http",
            "-T",
            "fields",
            "-e",
            "http.request.uri",
            "-e",
            "http.response.code");
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return abort("tshark is not installed");
    }
    List<String> lines = process.inputReader().lines().map(String::strip).toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
