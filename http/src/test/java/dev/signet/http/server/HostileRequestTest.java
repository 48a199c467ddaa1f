// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Finding;
import dev.signet.http.BlockingService;
import dev.signet.http.ServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each broken request is refused with its status and code, and another connection is served before,
 * meanwhile and after.
 */
class HostileRequestTest {
  private static final BlockingQueue<Finding> REFUSED = new LinkedBlockingQueue<>();

  private static HttpServer server;
  private RawClient bystander;

  @BeforeAll
  static void start() {
    TimeLimits times =
        new TimeLimits(
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2));
    HttpLimits limits =
        HttpLimits.STANDARD.with(times).with(MessageLimits.STANDARD.withContent(100_000));
    ServerObserver observer =
        new ServerObserver() {
          @Override
          public void requestRefused(ServerConnection connection, Finding finding) {
            REFUSED.add(finding);
          }
        };
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        HttpServer.start(
            ServerSettings.standard(Clock.systemUTC()).with(limits).with(observer),
            List.of(ListenerSettings.plain("http", any, new BlockingService(new EchoHandler()))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connectBystander() throws Exception {
    REFUSED.clear();
    bystander = new RawClient(server.address("http"));
    serveBystander();
  }

  @AfterEach
  void bystanderIsServedStill() throws Exception {
    serveBystander();
    bystander.close();
  }

  private void serveBystander() throws Exception {
    assertThat(bystander.send("GET /bystander HTTP/1.1\r\nHost: a\r\n\r\n").readResponse())
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("GET a /bystander 1 -");
  }

  /** A request that must be refused. */
  record Hostile(String name, int status, String code, String bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> requests() {
    String line = "GET / HTTP/1.1\r\n";
    String host = "Host: a\r\n";
    String post = "POST /echo HTTP/1.1\r\n" + host;
    return Stream.of(
        new Hostile(
            "bare LF in the request line",
            400,
            "line-feed-bare",
            "GET / HTTP/1.1\nHost: a\r\n\r\n"),
        new Hostile("bare LF behind a field", 400, "line-feed-bare", line + "Host: a\n\r\n"),
        new Hostile("bare LF as the empty line", 400, "line-feed-bare", line + host + "\n"),
        new Hostile(
            "bare CR in a value", 400, "carriage-return-bare", line + host + "A: b\rc\r\n\r\n"),
        new Hostile(
            "space before the colon", 400, "field-name-spaced", line + host + "A : b\r\n\r\n"),
        new Hostile(
            "space before Host's colon", 400, "field-name-spaced", line + "Host : a\r\n\r\n"),
        new Hostile("obs-fold", 400, "field-folded", line + host + "A: b\r\n c\r\n\r\n"),
        new Hostile(
            "space in front of the first field", 400, "field-folded", line + " Host: a\r\n\r\n"),
        new Hostile("no colon", 400, "field-name-malformed", line + host + "abc\r\n\r\n"),
        new Hostile("empty field name", 400, "field-name-malformed", line + host + ": b\r\n\r\n"),
        new Hostile(
            "illegal field name", 400, "field-name-malformed", line + host + "a(b: c\r\n\r\n"),
        new Hostile(
            "NUL in a value", 400, "field-value-malformed", line + host + "A: b\0c\r\n\r\n"),
        new Hostile("missing Host", 400, "host-missing", line + "\r\n"),
        new Hostile("double Host", 400, "host-repeated", line + host + host + "\r\n"),
        new Hostile("list as Host", 400, "host-malformed", line + "Host: a, b\r\n\r\n"),
        new Hostile("user information in Host", 400, "host-malformed", line + "Host: a@b\r\n\r\n"),
        new Hostile("empty Host", 400, "host-malformed", line + "Host:\r\n\r\n"),
        new Hostile(
            "CL and TE",
            400,
            "framing-ambiguous",
            post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        new Hostile(
            "TE and CL",
            400,
            "framing-ambiguous",
            post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
        new Hostile(
            "TE in HTTP/1.0",
            400,
            "framing-ambiguous",
            "POST / HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        new Hostile(
            "two CLs",
            400,
            "content-length-repeated",
            post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
        new Hostile(
            "two equal CLs",
            400,
            "content-length-repeated",
            post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde"),
        new Hostile(
            "CL list", 400, "content-length-malformed", post + "Content-Length: 5, 5\r\n\r\nabcde"),
        new Hostile(
            "CL with a sign",
            400,
            "content-length-malformed",
            post + "Content-Length: +5\r\n\r\nabcde"),
        new Hostile(
            "negative CL",
            400,
            "content-length-malformed",
            post + "Content-Length: -5\r\n\r\nabcde"),
        new Hostile(
            "hexadecimal CL",
            400,
            "content-length-malformed",
            post + "Content-Length: 0x5\r\n\r\nabcde"),
        new Hostile(
            "CL beyond 64 bits",
            400,
            "content-length-malformed",
            post + "Content-Length: 99999999999999999999\r\n\r\n"),
        new Hostile(
            "TE identity",
            501,
            "transfer-encoding-unsupported",
            post + "Transfer-Encoding: identity\r\n\r\n"),
        new Hostile(
            "TE gzip, chunked",
            501,
            "transfer-encoding-unsupported",
            post + "Transfer-Encoding: gzip, chunked\r\n\r\n"),
        new Hostile(
            "TE twice",
            501,
            "transfer-encoding-unsupported",
            post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        new Hostile(
            "TE with a vertical tab",
            400,
            "field-value-malformed",
            post + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
        new Hostile(
            "chunk size no number",
            400,
            "chunk-malformed",
            post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"),
        new Hostile(
            "chunk size with prefix",
            400,
            "chunk-malformed",
            post + "Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n"),
        new Hostile(
            "chunk size missing",
            400,
            "chunk-malformed",
            post + "Transfer-Encoding: chunked\r\n\r\n\r\nabc"),
        new Hostile(
            "chunk size ends with LF",
            400,
            "chunk-malformed",
            post + "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n"),
        new Hostile(
            "chunk longer than its size",
            400,
            "chunk-malformed",
            post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n"),
        new Hostile(
            "chunk of 2^64 bytes",
            400,
            "chunk-malformed",
            post + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n"),
        new Hostile(
            "endless chunk extension",
            400,
            "chunk-malformed",
            post
                + "Transfer-Encoding: chunked\r\n\r\n3;"
                + "a".repeat(300)
                + "\r\nabc\r\n0\r\n\r\n"),
        new Hostile(
            "folded trailer",
            400,
            "chunk-malformed",
            post + "Transfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n c\r\n\r\n"),
        new Hostile(
            "content too large by CL",
            413,
            "request-content-too-large",
            post + "Content-Length: 100001\r\n\r\n"),
        new Hostile(
            "content too large by chunks",
            413,
            "request-content-too-large",
            post + "Transfer-Encoding: chunked\r\n\r\n186a1\r\n" + "a".repeat(100_001)),
        new Hostile(
            "method no token", 400, "request-line-malformed", "G@T / HTTP/1.1\r\n" + host + "\r\n"),
        new Hostile(
            "endless method",
            400,
            "request-method-malformed",
            "A".repeat(40) + " / HTTP/1.1\r\n" + host + "\r\n"),
        new Hostile("HTTP/0.9", 400, "request-line-malformed", "GET /\r\n\r\n"),
        new Hostile(
            "HTTP/1.2", 505, "http-version-unsupported", "GET / HTTP/1.2\r\n" + host + "\r\n"),
        new Hostile(
            "HTTP/2 without TLS",
            505,
            "http-version-unsupported",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        new Hostile(
            "version in lower case",
            400,
            "request-line-malformed",
            "GET / http/1.1\r\n" + host + "\r\n"),
        new Hostile(
            "two spaces", 400, "request-line-malformed", "GET  / HTTP/1.1\r\n" + host + "\r\n"),
        new Hostile(
            "blank behind the version",
            400,
            "request-line-malformed",
            "GET / HTTP/1.1 \r\n" + host + "\r\n"),
        new Hostile(
            "fragment in the target",
            400,
            "request-target-malformed",
            "GET /a#b HTTP/1.1\r\n" + host + "\r\n"),
        new Hostile(
            "octet above ASCII in the target",
            400,
            "request-target-malformed",
            "GET /\u00e4 HTTP/1.1\r\n" + host + "\r\n"),
        new Hostile(
            "target without slash",
            400,
            "request-target-malformed",
            "GET abc HTTP/1.1\r\n" + host + "\r\n"),
        new Hostile(
            "CONNECT",
            501,
            "request-method-unsupported",
            "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"),
        new Hostile(
            "TLS bytes",
            400,
            "request-line-malformed",
            "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"),
        new Hostile(
            "target too long",
            414,
            "request-target-too-long",
            "GET /" + "a".repeat(17_000) + " HTTP/1.1\r\n" + host + "\r\n"),
        new Hostile(
            "target without end", 414, "request-target-too-long", "GET /" + "a".repeat(70_000)),
        new Hostile(
            "one huge field",
            431,
            "request-header-too-large",
            line + host + "A: " + "a".repeat(70_000) + "\r\n\r\n"),
        new Hostile(
            "too many fields",
            431,
            "request-header-too-large",
            line + host + "A: b\r\n".repeat(101) + "\r\n"),
        new Hostile(
            "unknown expectation",
            400,
            "expectation-unsupported",
            post + "Expect: more\r\nContent-Length: 1\r\n\r\na"),
        new Hostile("slow header", 408, "request-header-slow", "GET / HTTP/1.1\r\nHost: a\r\nA"),
        new Hostile(
            "slow content", 408, "request-content-slow", post + "Content-Length: 10\r\n\r\nabc"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void aBrokenRequestIsRefused(Hostile hostile) throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      client.send(hostile.bytes());
      serveBystander();
      String answer = client.readAll();
      assertThat(answer)
          .startsWith("HTTP/1.1 " + hostile.status() + " ")
          .contains("Content-Type: application/problem+json\r\n", "connection: close\r\n")
          .contains("\"code\":\"" + hostile.code() + "\"");
      assertThat(answer.split("HTTP/1\\.1 [0-9]", -1)).as("one answer").hasSize(2);
      Finding told = REFUSED.poll(5, TimeUnit.SECONDS);
      assertThat(told).isNotNull();
      assertThat(told.code().id()).isEqualTo(hostile.code());
    }
  }

  @Test
  void aRequestBehindARefusedOneIsNotServed() throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      client.send(
          "POST /echo HTTP/1.1\r\n"
              + "Host: a\r\n"
              + "Content-Length: 4\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "0\r\n\r\n"
              + "GET /second HTTP/1.1\r\n"
              + "Host: a\r\n\r\n");
      assertThat(client.readAll()).contains("framing-ambiguous").doesNotContain("GET a /second");
    }
  }

  @Test
  void aTokenOfSixteenKibibytesGetsThrough() throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      String request =
          "GET /huge HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + "a".repeat(16_384)
              + "\r\n\r\n";
      assertThat(client.send(request).readResponse()).endsWith("GET a /huge 1 -");
    }
  }

  @Test
  void aRequestMayComeByteByByte() throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      String request =
          "POST /echo HTTP/1.1\r\nhOsT: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n";
      for (char octet : request.toCharArray()) {
        client.send(String.valueOf(octet));
      }
      assertThat(client.readResponse()).startsWith("HTTP/1.1 200 ").endsWith("abcde");
      assertThat(client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n").readResponse())
          .endsWith("GET a /next 1 -");
    }
  }

  @Test
  void aClientThatWaitsForContinueIsToldTo() throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.readResponse()).startsWith("HTTP/1.1 100 Continue\r\n");
      assertThat(client.send("abc").readResponse()).startsWith("HTTP/1.1 200 ").endsWith("abc");
    }
  }

  @Test
  void aClientOfTheOldVersionIsAnsweredAndLetGo() throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      assertThat(client.send("GET /old HTTP/1.0\r\n\r\n").readAll())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("connection: close\r\n")
          .endsWith("GET  /old 1 -");
    }
  }

  @Test
  void anAbsoluteTargetOverrulesHost() throws Exception {
    try (RawClient client = new RawClient(server.address("http"))) {
      client.send("GET http://B:81/c?d HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readResponse()).endsWith("GET b:81 /c?d 1 -");
    }
  }
}
