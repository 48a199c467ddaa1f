// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signet.explain.FindingException;
import dev.signet.http.BlockingService;
import dev.signet.http.CertifiedKey;
import dev.signet.http.tls.EngineEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path folder;

  private static BlockingService echo() {
    return new BlockingService(new EchoHandler());
  }

  private static HttpServer start(ListenerSettings... listeners) {
    return HttpServer.start(ServerSettings.standard(Clock.systemUTC()), List.of(listeners));
  }

  @Test
  void aRequestInWorkFinishesWhileTheServerDrains() throws Exception {
    HttpServer server = start(ListenerSettings.plain("http", ANY, echo()));
    try (RawClient working = new RawClient(server.address("http"));
        RawClient idle = new RawClient(server.address("http"))) {
      idle.send("GET /idle HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(idle.readResponse()).endsWith("/idle 1 -");
      working.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      Thread.sleep(100);
      CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(server::drain);
      assertThat(working.readAll()).contains("connection: close\r\n").endsWith("slow");
      assertThat(idle.readAll()).isEmpty();
      assertThat(drained.get(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> new RawClient(server.address("http")).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anHttp2StreamInWorkFinishesWhileTheServerDrains() throws Exception {
    CertifiedKey key = TestCertificate.make(folder, "localhost");
    HttpServer server =
        start(ListenerSettings.tls("https", ANY, EngineEndpoint.of(n -> Optional.of(key)), echo()));
    try (FrameClient client =
        new FrameClient(TestCertificate.trusting(key), server.address("https"))) {
      client.request(1, FrameClient.END_STREAM, FrameClient.get("/slow"));
      client.request(3, FrameClient.END_STREAM, FrameClient.get("/first"));
      assertThat(client.await(FrameClient.DATA).text()).contains("/first");
      CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(server::drain);
      assertThat(client.await(FrameClient.GOAWAY).goAwayError()).isZero();
      assertThat(client.await(FrameClient.DATA).text()).isEqualTo("slow");
      assertThat(drained.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aRequestWithoutEndDoesNotHoldUpTheDrain() throws Exception {
    TimeLimits standard = TimeLimits.STANDARD;
    TimeLimits short2 =
        new TimeLimits(
            standard.header(),
            standard.stall(),
            standard.idle(),
            standard.tunnel(),
            Duration.ofMillis(300));
    HttpServer server =
        HttpServer.start(
            ServerSettings.standard(Clock.systemUTC()).with(HttpLimits.STANDARD.with(short2)),
            List.of(ListenerSettings.plain("http", ANY, echo())));
    try (RawClient client = new RawClient(server.address("http"))) {
      client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\na");
      Thread.sleep(100);
      assertThat(server.drain()).isFalse();
    }
  }

  @Test
  void aTakenPortIsNamedWithItsHolder() throws Exception {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress taken =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), holder.getLocalPort());
      assertThatThrownBy(() -> start(ListenerSettings.plain("--http-port", taken, echo())))
          .asInstanceOf(type(FindingException.class))
          .satisfies(thrown -> {
            assertThat(thrown.finding().code().id()).isEqualTo("port-taken");
            assertThat(thrown.finding().found())
                .contains("process " + ProcessHandle.current().pid());
            assertThat(thrown.finding().remedies().getFirst().command())
                .startsWith("signet up --http-port ");
          });
    }
  }

  @Test
  void anAddressOfAnotherMachineIsRefused() {
    InetSocketAddress foreign = new InetSocketAddress("203.0.113.1", 0);
    assertThatThrownBy(() -> start(ListenerSettings.plain("http", foreign, echo())))
        .asInstanceOf(type(FindingException.class))
        .extracting(thrown -> thrown.finding().code().id())
        .isEqualTo("address-unavailable");
  }

  @Test
  void aUnixSocketIsServedAndItsFileIsOursAlone() throws Exception {
    Path path = folder.resolve("control");
    try (HttpServer server = start(ListenerSettings.unix("control", path, echo()))) {
      assertThat(server.address("control")).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
        channel.write(ascii("GET /u HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        ByteBuffer answer = ByteBuffer.allocate(4096);
        while (channel.read(answer) >= 0) {
          assertThat(answer.hasRemaining()).isTrue();
        }
        assertThat(new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII))
            .endsWith("GET a /u 1 -");
      }
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void aSocketFileThatWasLeftBehindIsReplacedAndOneInUseIsNot() throws Exception {
    Path path = folder.resolve("left");
    try (var abandoned =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      abandoned.bind(UnixDomainSocketAddress.of(path));
    }
    assertThat(path).exists();
    try (HttpServer first = start(ListenerSettings.unix("control", path, echo()))) {
      assertThat(first.address("control")).isNotNull();
      assertThatThrownBy(() -> start(ListenerSettings.unix("control", path, echo())))
          .isInstanceOf(FindingException.class);
      assertThat(path).exists();
    }
  }

  @Test
  void anUpgradeTurnsTheConnectionIntoATunnel() throws Exception {
    try (HttpServer server = start(ListenerSettings.plain("http", ANY, new TunnelService()));
        RawClient client = new RawClient(server.address("http"))) {
      client.send(
          "GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
      assertThat(client.readResponse())
          .startsWith("HTTP/1.1 101 ")
          .contains("connection: upgrade\r\n", "Upgrade: websocket\r\n");
      client.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
      assertThat(client.readResponse()).endsWith("\r\n\r\nabc");
    }
  }

  @Test
  void anUnknownServerNameIsRefusedByAlertAndReport() throws Exception {
    CertifiedKey key = TestCertificate.make(folder, "localhost");
    SSLContext trusting = TestCertificate.trusting(key);
    BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    ServerObserver observer =
        new ServerObserver() {
          @Override
          public void handshakeRefused(
              java.net.SocketAddress remote, dev.signet.explain.Report report) {
            refused.add(report.headline().code().id());
          }
        };
    EngineEndpoint endpoint =
        EngineEndpoint.of(name -> name.equals("a.localhost") ? Optional.of(key) : Optional.empty());
    try (HttpServer server =
        HttpServer.start(
            ServerSettings.standard(Clock.systemUTC()).with(observer),
            List.of(ListenerSettings.tls("https", ANY, endpoint, echo())))) {
      int port = ((InetSocketAddress) server.address("https")).getPort();
      try (SSLSocket socket = named(trusting, "other.example", port)) {
        assertThatThrownBy(socket::startHandshake).hasMessageContaining("unrecognized_name");
      }
      assertThat(refused.poll(5, TimeUnit.SECONDS)).isEqualTo("tls-name-unknown");
      try (SSLSocket socket = named(SSLContext.getDefault(), "a.localhost", port)) {
        assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
      }
      assertThat(refused.poll(5, TimeUnit.SECONDS)).isEqualTo("tls-peer-alert");
      try (SSLSocket socket = named(trusting, "a.localhost", port)) {
        socket.startHandshake();
        assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      }
    }
  }

  @Test
  void aSessionIsResumed() throws Exception {
    CertifiedKey key = TestCertificate.make(folder, "localhost");
    SSLContext trusting = TestCertificate.trusting(key);
    try (HttpServer server =
        start(
            ListenerSettings.tls("https", ANY, EngineEndpoint.of(n -> Optional.of(key)), echo()))) {
      int port = ((InetSocketAddress) server.address("https")).getPort();
      assertThat(sessionBegin(trusting, port)).isEqualTo(sessionBegin(trusting, port));
    }
  }

  /** JSSE sends no server name without a dot. */
  private static SSLSocket named(SSLContext context, String name, int port) throws IOException {
    Socket plain = new Socket("127.0.0.1", port);
    return (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
  }

  private static long sessionBegin(SSLContext context, int port) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
      return socket.getSession().getCreationTime();
    }
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
