// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import io.netty.channel.Channel;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example runs, and the README shows what runs. */
@Timeout(60)
class HttpsExamplesTest {
  private static final TestCa CA = TestCa.create();
  private static final Path SOURCES = Path.of("src/main/java/dev/signet/examples/https");
  private static final Path README = Path.of("../../README.md");
  private static final int MOST_LINES = 8;

  @TempDir private Path folder;
  private Path chain;
  private Path key;
  private Path authorities;

  @BeforeEach
  void write() throws IOException {
    TestIdentity identity = CA.server("localhost");
    chain = Files.writeString(folder.resolve("fullchain.pem"), identity.chainPem());
    key = Files.writeString(folder.resolve("privkey.pem"), identity.keyPem());
    authorities = Files.writeString(folder.resolve("ca.pem"), CA.root().pem());
  }

  @Test
  void theServerOverSocketsAnswersBothClients() throws Exception {
    try (ServerSocket listener = SocketServerExample.open(chain, key, 0)) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              SocketServerExample.serve(listener);
            } catch (SocketException closed) {
              // The end of the test.
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      isServed(listener.getLocalPort());
    }
  }

  @Test
  void theJdksServerAnswersBothClients() throws Exception {
    HttpsServer server = HttpServerExample.start(chain, key, 0);
    try {
      isServed(server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nettysServerAnswersBothClients() throws Exception {
    try (MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())) {
      Channel server = NettyServerExample.start(loops, chain, key, 0);
      isServed(((InetSocketAddress) server.localAddress()).getPort());
      server.close().sync();
    }
  }

  @Test
  void theRawSocketLooksAtTheName() throws Exception {
    HttpsServer server = HttpServerExample.start(chain, key, 0);
    try {
      int port = server.getAddress().getPort();
      assertThatThrownBy(() -> SocketClientExample.get(authorities, "127.0.0.1", port))
          .hasMessageStartingWith("certificate-name-mismatch");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HttpServerExample", "HttpClientExample"})
  void theReadmeShowsWhatRuns(String example) throws Exception {
    assertThat(Files.readString(README)).contains(body(example));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HttpServerExample", "HttpClientExample", "SocketClientExample"})
  void anExampleHasAFewLines(String example) throws Exception {
    // A brace that ends a block is no line that anybody writes or reads.
    List<String> lines = body(example).lines().filter(line -> line.matches(".*[\\w\"].*")).toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  private void isServed(int port) throws Exception {
    URI address = URI.create("https://localhost:" + port + "/");
    assertThat(HttpClientExample.get(authorities, address)).isEqualTo("hello");
    assertThat(SocketClientExample.get(authorities, "localhost", port))
        .startsWith("HTTP/1.1 200 OK")
        .endsWith("hello");
  }

  /** What stands in the example's one public method, moved to the margin. */
  private static String body(String example) throws IOException {
    String source = Files.readString(SOURCES.resolve(example + ".java"));
    Matcher method =
        Pattern.compile("(?ms)^  public static [^{]*\\{\\n(.*?)^  \\}$").matcher(source);
    assertThat(method.find()).isTrue();
    return method.group(1).replaceAll("(?m)^ {4}", "");
  }
}
