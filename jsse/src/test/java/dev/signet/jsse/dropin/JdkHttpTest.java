// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signet.jsse.SignetProvider;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Provider;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's own HTTP client, URL connection and server with our contexts. */
@Timeout(60)
class JdkHttpTest {
  private static final TestCa CA = TestCa.create();

  static Stream<Arguments> pairs() {
    Provider ours = TestParty.signet();
    Provider theirs = TestParty.jdk();
    return Stream.of(
        Arguments.of("ours with ours", ours, ours),
        Arguments.of("our client with the JDK's server", ours, theirs),
        Arguments.of("the JDK's client with our server", theirs, ours));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void requestsComeAndGoOverOneConnection(String name, Provider client, Provider server)
      throws Exception {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http =
            HttpClient.newBuilder().sslContext(TestParty.client(client, CA)).build()) {
      HttpsServer serving = serve(server, workers);
      try {
        for (int i = 0; i < 5; i++) {
          byte[] body = new byte[300_000];
          HttpRequest request =
              HttpRequest.newBuilder(address(serving))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build();
          HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
          assertThat(response.statusCode()).isEqualTo(200);
          assertThat(response.body()).hasSize(300_000);
          assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
      } finally {
        serving.stop(0);
      }
    }
  }

  @Test
  void anUrlConnectionReadsThroughOurSocket() throws Exception {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpsServer serving = serve(TestParty.jdk(), workers);
      try {
        HttpsURLConnection connection =
            (HttpsURLConnection) address(serving).toURL().openConnection();
        connection.setSSLSocketFactory(TestParty.client(TestParty.signet(), CA).getSocketFactory());
        connection.setDoOutput(true);
        connection.getOutputStream().write("hello".getBytes());
        try (InputStream in = connection.getInputStream()) {
          assertThat(in.readAllBytes()).isEqualTo("hello".getBytes());
        }
      } finally {
        serving.stop(0);
      }
    }
  }

  @Test
  void theClientSaysWhyItRefuses() throws Exception {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http =
            HttpClient.newBuilder()
                .sslContext(TestParty.client(TestParty.signet(), TestCa.create()))
                .build()) {
      HttpsServer serving = serve(TestParty.signet(), workers);
      try {
        HttpRequest request = HttpRequest.newBuilder(address(serving)).build();
        assertThatThrownBy(() -> http.send(request, BodyHandlers.discarding()))
            .satisfies(thrown -> assertThat(SignetProvider.finding(thrown)).isPresent())
            .hasMessageContaining("PKIX path building failed");
      } finally {
        serving.stop(0);
      }
    }
  }

  private static HttpsServer serve(Provider provider, ExecutorService workers) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TestParty.server(provider, CA)));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.setExecutor(workers);
    server.start();
    return server;
  }

  private static URI address(HttpsServer server) {
    return URI.create("https://" + TestParty.HOST + ":" + server.getAddress().getPort() + "/");
  }
}
