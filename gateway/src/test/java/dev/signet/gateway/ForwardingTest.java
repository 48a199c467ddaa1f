// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.gateway.RecordingUpstream.Recorded;
import dev.signet.http.client.UpstreamAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardingTest {
  private static final long SEED = 42;
  private static final int LARGE = 5 * 1024 * 1024 + 17;

  private RecordingUpstream upstream;
  private RunningGateway gateway;
  private HttpClient client = RunningGateway.client(HttpClient.Version.HTTP_1_1);

  @AfterEach
  void stop() throws IOException {
    client.close();
    gateway.close();
    upstream.close();
  }

  @Test
  void theApplicationLearnsWhereTheRequestCameFromAndNothingThatTheClientMadeUp() throws Exception {
    start(RecordingUpstream.friendly());
    raw(
        "GET /x HTTP/1.1\r\nHost: LocalHost:9443\r\n"
            + "X-Forwarded-For: 6.6.6.6\r\nx_forwarded_for: 6.6.6.7\r\nX.Forwarded.Host: evil\r\n"
            + "Forwarded: for=6.6.6.8\r\nX-Real-IP: 6.6.6.9\r\nX-Forwarded-Port: 1\r\n"
            + "Signet-Identity: forged\r\nsignet_identity: forged\r\nSIGNET.IDENTITY: forged\r\n"
            + "X-Signet-User: admin\r\nX_Signet_Roles: admin\r\n"
            + "Proxy: http://evil\r\nContent_Length: 5\r\nTransfer_Encoding: chunked\r\n"
            + "X-Mine: kept\r\nConnection: close\r\n\r\n");
    Recorded request = upstream.only();
    assertThat(request.head()).doesNotContain("6.6.6", "forged", "admin", "evil");
    assertThat(request.head().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("content_length", "transfer_encoding", "connection");
    assertThat(request.values("Host")).containsExactly("localhost:9443");
    assertThat(request.values("Forwarded"))
        .containsExactly("for=127.0.0.1;host=\"localhost:9443\";proto=https");
    assertThat(request.values("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(request.values("X-Forwarded-Host")).containsExactly("localhost:9443");
    assertThat(request.values("X-Forwarded-Port")).containsExactly("9443");
    assertThat(request.values("X-Forwarded-Proto")).containsExactly("https");
    assertThat(request.values("Via")).containsExactly("1.1 signet");
    assertThat(request.values("X-Mine")).containsExactly("kept");
    assertThat(request.values("X-Request-Id")).hasSize(1);
  }

  @Test
  void fieldsThatConnectionNamesAndThoseOfTheHopStayBehind() throws Exception {
    start(RecordingUpstream.friendly());
    raw(
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close, X-Hop, Host\r\nX-Hop: 1\r\n"
            + "Keep-Alive: timeout=5\r\nTE: trailers\r\nProxy-Connection: x\r\nTrailer: y\r\n"
            + "Proxy-Authorization: Basic eDp5\r\nUpgrade: h2c\r\nHTTP2-Settings: AAM\r\n"
            + "Accept: */*\r\n\r\n");
    assertThat(upstream.only().head().lines().map(line -> line.split(":")[0]))
        .containsExactlyInAnyOrder(
            "GET / HTTP/1.1",
            "host",
            "accept",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "via",
            "X-Request-Id",
            "");
  }

  @Test
  void anApplicationsHopByHopFieldsAndItsAttemptAtOurCookieStayBehind() throws Exception {
    start(
        RecordingUpstream.answering(
            "HTTP/1.1 200 Fine\r\n"
                + "Connection: keep-alive, X-Hop\r\n"
                + "X-Hop: 1\r\n"
                + "Keep-Alive: timeout=9\r\n"
                + "Alt-Svc: h3=\":443\"\r\n"
                + "Strict-Transport-Security: max-age=1\r\n"
                + "Set-Cookie: a=1; Path=/\r\n"
                + "Set-Cookie: __Host-signet=planted; Path=/; Secure\r\n"
                + "Server: app/1\r\n"
                + "X-Mine: kept\r\n"
                + "Content-Length: 2\r\n\r\n"
                + "ok"));
    HttpResponse<String> response = get("/");
    assertThat(response.body()).isEqualTo("ok");
    assertThat(response.headers().map())
        .doesNotContainKeys(
            "connection", "x-hop", "keep-alive", "alt-svc", "strict-transport-security");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Path=/");
    assertThat(response.headers().firstValue("server")).contains("app/1");
    assertThat(response.headers().firstValue("x-mine")).contains("kept");
  }

  @Test
  void hstsIsSentForRealNamesOnlyAndOnlyByUs() throws Exception {
    start(
        RecordingUpstream.answering(
            "HTTP/1.1 200 OK\r\nStrict-Transport-Security: max-age=1; includeSubDomains\r\n"
                + "Content-Length: 0\r\n\r\n"));
    String real =
        raw("GET / HTTP/1.1\r\nHost: " + RunningGateway.HOST + "\r\nConnection: close\r\n\r\n");
    assertThat(real.toLowerCase(java.util.Locale.ROOT))
        .containsOnlyOnce("strict-transport-security: max-age=63072000\r\n");
    String local = raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(local.toLowerCase(java.util.Locale.ROOT)).doesNotContain("strict-transport");
    String own =
        raw(
            "GET /auth/x HTTP/1.1\r\nHost: "
                + RunningGateway.HOST
                + "\r\nConnection: close\r\n\r\n");
    assertThat(own.toLowerCase(java.util.Locale.ROOT))
        .contains("strict-transport-security: max-age=63072000\r\n", "x-content-type-options");
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void largeContentPassesBothWaysUnchanged(HttpClient.Version version) throws Exception {
    start(
        RecordingUpstream.answering((request, socket) -> {
          RecordingUpstream.send(
              socket,
              "HTTP/1.1 200 OK\r\nContent-Length: " + request.content().length + "\r\n\r\n");
          socket.getOutputStream().write(request.content());
        }));
    client = RunningGateway.client(version);
    byte[] content = new byte[LARGE];
    new Random(SEED).nextBytes(content);
    HttpRequest sized =
        gateway.request("/").POST(HttpRequest.BodyPublishers.ofByteArray(content)).build();
    HttpRequest chunked =
        gateway
            .request("/")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(content)))
            .build();
    for (HttpRequest request : List.of(sized, chunked)) {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.version()).isEqualTo(version);
      assertThat(response.body()).as("seed %d", SEED).isEqualTo(content);
    }
    assertThat(upstream.requests().get(0).values("Content-Length"))
        .containsExactly(Integer.toString(LARGE));
    assertThat(upstream.requests().get(1).content()).isEqualTo(content);
  }

  @Test
  void contentOfAnyLengthArrivesAsItWasSent() throws Exception {
    start(RecordingUpstream.friendly());
    raw("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    raw(
        "POST / HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Transfer-Encoding: chunked\r\n"
            + "Trailer: X\r\n"
            + "Connection: close\r\n\r\n"
            + "5;ext=1\r\n"
            + "hello\r\n"
            + "1\r\n"
            + "!\r\n"
            + "0\r\n"
            + "X-Trailer: dropped\r\n\r\n");
    Recorded empty = upstream.requests().get(0);
    assertThat(empty.values("Content-Length")).containsExactly("0");
    Recorded chunked = upstream.requests().get(1);
    assertThat(chunked.content()).asString().isEqualTo("hello!");
    assertThat(chunked.head()).doesNotContain("railer");
  }

  @Test
  void anEventStreamArrivesPieceByPiece() throws Exception {
    CountDownLatch more = new CountDownLatch(1);
    start(
        RecordingUpstream.answering((request, socket) -> {
          RecordingUpstream.send(
              socket,
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n7\r\ndata: 1\r\n");
          await(more);
          RecordingUpstream.send(socket, "7\r\ndata: 2\r\n0\r\n\r\n");
        }));
    HttpResponse<InputStream> response =
        client.send(gateway.request("/").build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      assertThat(new String(in.readNBytes(7))).isEqualTo("data: 1");
      more.countDown();
      assertThat(new String(in.readAllBytes())).isEqualTo("data: 2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 100\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\n"
            + "Link: </a>\r\n\r\n"
            + "HTTP/1.1 200 OK\r\n"
            + "Content-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      })
  void responsesWithoutContentLeaveTheConnectionUsable(String response) throws Exception {
    start(RecordingUpstream.answering(response));
    for (int i = 0; i < 3; i++) {
      assertThat(get("/").body()).isEmpty();
    }
    assertThat(upstream.requests()).hasSize(3);
    assertThat(upstream.connections()).isOne();
  }

  @Test
  void headHasTheLengthAndNoContent() throws Exception {
    start(RecordingUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n"));
    for (int i = 0; i < 2; i++) {
      HttpRequest head = gateway.request("/").HEAD().build();
      HttpResponse<String> response = client.send(head, HttpResponse.BodyHandlers.ofString());
      assertThat(response.headers().firstValue("content-length")).contains("12345");
    }
    assertThat(upstream.connections()).isOne();
  }

  @Test
  void anUpstreamThatBreaksInTheMiddleNeverLooksWhole() throws Exception {
    start(
        RecordingUpstream.answering((request, socket) -> {
          RecordingUpstream.send(
              socket,
              request.target().equals("/sized")
                  ? "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
                  : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
          socket.close();
        }));
    for (HttpClient.Version version : HttpClient.Version.values()) {
      try (HttpClient each = RunningGateway.client(version)) {
        for (String target : List.of("/sized", "/chunked")) {
          HttpRequest request = gateway.request(target).build();
          assertThatThrownBy(() -> each.send(request, HttpResponse.BodyHandlers.ofString()))
              .as("%s %s", version, target)
              .isInstanceOf(IOException.class);
        }
      }
    }
    assertThat(gateway.closeAndReadLog()).contains("\"code\":\"upstream-broken\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nBad(Name): x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n"
      })
  void anAnswerThatBreaksTheRulesIs502(String response) throws Exception {
    start(RecordingUpstream.answering(response));
    HttpResponse<String> answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("\"code\":\"upstream-malformed\"");
  }

  @Test
  void bytesBehindAnAnswerAreNeverTakenForTheNextOne() throws Exception {
    start(
        RecordingUpstream.answering(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nstolen"));
    for (int i = 0; i < 5; i++) {
      assertThat(get("/").body()).isEqualTo("ok");
    }
    assertThat(upstream.connections()).isEqualTo(5);
  }

  @Test
  void nothingAtTheUpstreamsAddressIs502WithTheWayOut() throws Exception {
    upstream = RecordingUpstream.friendly();
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    gateway =
        RunningGateway.with(RunningGateway.open(new UpstreamAddress(false, "localhost", free)));
    HttpResponse<String> answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("upstream-refused", "curl -i http://localhost:" + free);
  }

  @Test
  void anUnknownUpstreamNameIs502() throws Exception {
    upstream = RecordingUpstream.friendly();
    gateway =
        RunningGateway.with(RunningGateway.open(new UpstreamAddress(false, "none.invalid", 80)));
    assertThat(get("/").body()).contains("upstream-unknown");
  }

  @Test
  void aSilentUpstreamIs504AndAStalledOneIsCut() throws Exception {
    upstream =
        RecordingUpstream.answering((request, socket) -> {
          if (request.target().equals("/stall")) {
            RecordingUpstream.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
          }
        });
    gateway = RunningGateway.with(RunningGateway.hasty(), RunningGateway.open(upstream));
    HttpResponse<String> silent = get("/silent");
    assertThat(silent.statusCode()).isEqualTo(504);
    assertThat(silent.body()).contains("upstream-silent");
    assertThatThrownBy(() -> get("/stall")).isInstanceOf(IOException.class);
  }

  @Test
  void aConnectionThatTheUpstreamHasClosedIsReplacedWithoutTheClientNoticing() throws Exception {
    start(RecordingUpstream.friendly());
    for (int i = 0; i < 20; i++) {
      assertThat(get("/").body()).isEqualTo("hello");
      upstream.dropConnections();
    }
  }

  @Test
  void aRequestThatChangesSomethingIsNotSentTwice() throws Exception {
    start(RecordingUpstream.answering((request, socket) -> socket.close()));
    HttpRequest post =
        gateway.request("/").POST(HttpRequest.BodyPublishers.ofString("pay")).build();
    HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(upstream.requests()).hasSize(1);
  }

  @Test
  void anUnknownHostIs421AndAnUnknownPathIs404() throws Exception {
    upstream = RecordingUpstream.friendly();
    gateway =
        RunningGateway.with(
            new Route(
                "a",
                "",
                "/a",
                upstream.address(),
                new dev.signet.identity.AccessRule.Open(),
                false));
    assertThat(raw("GET /a HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421 ")
        .contains("host-unknown");
    assertThat(get("/b").body()).contains("route-unknown");
    assertThat(upstream.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK"})
  void methodsThatEchoAreNotPassedOn(String method) throws Exception {
    start(RecordingUpstream.friendly());
    assertThat(raw(method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("method-refused");
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void thePlainListenerLeadsToHttpsAndServesOnlyWhatIsPublic() throws Exception {
    start(RecordingUpstream.friendly());
    assertThat(plain("GET /a?b=c HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 307 ")
        .containsIgnoringCase("location: https://localhost:8443/a?b=c\r\n");
    String host = "Host: " + RunningGateway.HOST + "\r\nConnection: close\r\n\r\n";
    assertThat(plain("GET / HTTP/1.1\r\n" + host)).startsWith("HTTP/1.1 301 ");
    assertThat(plain("POST / HTTP/1.1\r\nContent-Length: 0\r\n" + host))
        .startsWith("HTTP/1.1 308 ");
    assertThat(plain("GET /crl/x HTTP/1.1\r\n" + host)).contains("ours /crl/x");
    assertThat(plain("GET /crl/a//b%2Fc HTTP/1.1\r\n" + host)).contains("ours /crl/a//b%2Fc");
    assertThat(plain("GET / HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421 ")
        .doesNotContainIgnoringCase("location");
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void theAccessLogHasOneLinePerRequestWithoutTheQuery() throws Exception {
    start(RecordingUpstream.friendly());
    get("/a?token=secret");
    get("/auth/x");
    List<String> lines = gateway.closeAndReadLog().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .contains("\"path\":\"/a\"", "\"status\":200", "\"route\":\"app\"", "\"bytes\":5")
        .contains("\"tls\":\"TLSv1.3\"", "\"method\":\"GET\"", "\"remote\":\"127.0.0.1\"")
        .doesNotContain("secret");
    assertThat(lines.getLast()).contains("\"path\":\"/auth/x\"", "\"status\":200");
    assertThat(gateway.gateway().metrics().exposition())
        .contains("signet_requests_total{route=\"app\",status=\"2xx\"} 1")
        .contains("signet_requests_in_flight 0");
  }

  private void start(RecordingUpstream application) {
    upstream = application;
    gateway = RunningGateway.with(RunningGateway.open(application));
  }

  private HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return client.send(gateway.request(target).build(), HttpResponse.BodyHandlers.ofString());
  }

  private String raw(String bytes) throws IOException {
    try (RawClient raw = gateway.raw()) {
      return raw.send(bytes).untilClosed();
    }
  }

  private String plain(String bytes) throws IOException {
    try (RawClient raw = RawClient.plain(gateway.plainPort())) {
      return raw.send(bytes).untilClosed();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
