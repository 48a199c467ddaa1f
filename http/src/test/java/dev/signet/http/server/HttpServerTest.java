// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.http.BlockingService;
import dev.signet.http.CertifiedKey;
import dev.signet.http.tls.EngineEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpServerTest {
  @TempDir static Path folder;

  private static HttpServer server;
  private static SSLContext trusting;

  @BeforeAll
  static void start() throws Exception {
    CertifiedKey key = TestCertificate.make(folder, "localhost");
    trusting = TestCertificate.trusting(key);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    BlockingService service = new BlockingService(new EchoHandler());
    server =
        HttpServer.start(
            ServerSettings.standard(Clock.systemUTC()),
            List.of(
                ListenerSettings.tls(
                    "https", any, EngineEndpoint.of(name -> Optional.of(key)), service),
                ListenerSettings.plain("http", any, service)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().version(version).sslContext(trusting).build();
  }

  private static URI https(String path) {
    int port = ((InetSocketAddress) server.address("https")).getPort();
    return URI.create("https://localhost:" + port + path);
  }

  private static HttpResponse<String> get(HttpClient client, String path) throws Exception {
    return client.send(HttpRequest.newBuilder(https(path)).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aRequestIsAnsweredInTheVersionThatTheClientChose(HttpClient.Version version)
      throws Exception {
    try (HttpClient client = client(version)) {
      HttpResponse<String> response = get(client, "/a/b?c=d");
      assertThat(response.version()).isEqualTo(version);
      assertThat(response.body())
          .isEqualTo(
              "GET localhost:"
                  + https("").getPort()
                  + " /a/b?c=d "
                  + (version == HttpClient.Version.HTTP_2 ? 2 : 1)
                  + " -");
      assertThat(response.headers().firstValue("date")).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void contentComesBack(HttpClient.Version version) throws Exception {
    try (HttpClient client = client(version)) {
      String text = "0123456789".repeat(20_000);
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(https("/echo")).POST(BodyPublishers.ofString(text)).build(),
              BodyHandlers.ofString());
      assertThat(response.body()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void largeContentStreamsBothWays(HttpClient.Version version) throws Exception {
    try (HttpClient client = client(version)) {
      int length = 40 << 20;
      HttpResponse<byte[]> down =
          client.send(
              HttpRequest.newBuilder(https("/chunked/" + length)).build(),
              BodyHandlers.ofByteArray());
      assertThat(down.body()).hasSize(length);
      HttpResponse<String> up =
          client.send(
              HttpRequest.newBuilder(https("/count"))
                  .POST(BodyPublishers.ofByteArray(new byte[length]))
                  .build(),
              BodyHandlers.ofString());
      assertThat(up.body()).isEqualTo(String.valueOf(length));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void manyRequestsAtOnceAreAnswered(HttpClient.Version version) throws Exception {
    try (HttpClient client = client(version)) {
      List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        all.add(
            client.sendAsync(
                HttpRequest.newBuilder(https("/bytes/" + i)).build(), BodyHandlers.ofString()));
      }
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).get().body()).hasSize(i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aFailingHandlerIsAProblemDocument(HttpClient.Version version) throws Exception {
    try (HttpClient client = client(version)) {
      HttpResponse<String> response = get(client, "/fail");
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).contains("\"code\":\"handler-failed\"").doesNotContain("meant");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aHeadRequestGetsTheLengthAndNoContent(HttpClient.Version version) throws Exception {
    try (HttpClient client = client(version)) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(https("/bytes/5")).HEAD().build(), BodyHandlers.ofString());
      assertThat(response.body()).isEmpty();
      assertThat(response.headers().firstValue("content-length")).contains("5");
      assertThat(get(client, "/bytes/6").body()).hasSize(6);
    }
  }

  @Test
  void plainHttpOnTheTlsPortIsToldSo() throws Exception {
    try (RawClient client = new RawClient(server.address("https"))) {
      assertThat(client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").readAll())
          .startsWith("HTTP/1.1 400 ")
          .contains("tls-plain-http", "\"wanted\":\"https://localhost/\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /a?b=c HTTP/1.1 | localhost:8443  | https://localhost:8443/a?b=c
          HEAD / HTTP/1.1     | [::1]:8443      | https://[::1]:8443/
          GET //evil HTTP/1.1 | shop.localhost  | https://shop.localhost//evil
          """)
  void aBrowserIsSentToTheSameAddressWithTls(String line, String host, String address)
      throws Exception {
    try (RawClient client = new RawClient(server.address("https"))) {
      String head = line + "\r\nHost: " + host + "\r\nAccept: text/html,*/*\r\n\r\n";
      // In two pieces, as a slow network would bring it.
      client.send(head.substring(0, 9));
      Thread.sleep(50);
      assertThat(client.send(head.substring(9)).readAll())
          .startsWith("HTTP/1.1 307 ")
          .contains("\r\nlocation: " + address + "\r\n", "no-store");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST / HTTP/1.1   | Host: localhost
          GET / HTTP/1.1    | Host: localhost~Authorization: Bearer x
          GET / HTTP/1.1    | Host: localhost/evil
          GET / HTTP/1.1    | Host: evil@localhost
          GET / HTTP/1.1    | Host: a~Host: b
          GET / HTTP/1.1    | X-Host: localhost
          GET x HTTP/1.1    | Host: localhost
          GET /%x HTTP/1.1  | Host: localhost
          """)
  void everybodyElseOnThePlainPortIsTold(String line, String fields) throws Exception {
    try (RawClient client = new RawClient(server.address("https"))) {
      String head = line + "~" + fields + "~Accept: text/html~~";
      String sent = head.replace("~", "\r\n").replace("%", "\t");
      assertThat(client.send(sent).readAll())
          .startsWith("HTTP/1.1 400 ")
          .contains("tls-plain-http")
          .doesNotContain("location:");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      client.send(
          "GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /one HTTP/1.1\r\nHost: a\r\n\r\n"
              + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
              + "GET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      String all = client.readAll();
      assertThat(all).containsSubsequence("slow", "GET a /one", "abc", "GET a /two");
    }
  }
}
