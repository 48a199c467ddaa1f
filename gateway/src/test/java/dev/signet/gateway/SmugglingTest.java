// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that two readers could frame differently. Whatever the gateway makes of one, the
 * application must see at most one request of it, and never the one hidden inside.
 */
final class SmugglingTest {
  private static final long SEED = 9112;
  private static final int MUTATIONS = 400;
  private static final String HIDDEN =
      "GET /hidden HTTP/1.1\r\nHost: localhost\r\nX-Hidden: 1\r\n\r\n";

  private RecordingUpstream upstream;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = RecordingUpstream.friendly();
    gateway = RunningGateway.with(RunningGateway.open(upstream));
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  static Stream<String> conflicting() {
    String length = Integer.toString(HIDDEN.length() + 5);
    return Stream.of(
        post("Content-Length: " + length + "\r\nTransfer-Encoding: chunked", "0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n" + HIDDEN),
        post("Content-Length: 0\r\nContent-Length: " + length, HIDDEN),
        post("Content-Length: 5, " + length, "0\r\n\r\n" + HIDDEN),
        post("Content-Length: +5", "0\r\n\r\n" + HIDDEN),
        post("Content-Length: 0x5", "0\r\n\r\n" + HIDDEN),
        post("Content-Length: 5 5", "0\r\n\r\n" + HIDDEN),
        post("Content-Length: -1", HIDDEN),
        post("Content-Length: 99999999999999999999", HIDDEN),
        post("Content-Length : 0", HIDDEN),
        post("Content-Length\t: 0", HIDDEN),
        post(" Content-Length: 0", HIDDEN),
        post("X: y\r\n Content-Length: 0", HIDDEN),
        post("Transfer-Encoding: xchunked", "0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding : chunked", "0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked, identity", "0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: identity", HIDDEN),
        post("Transfer-Encoding:\u000bchunked", "0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked\nX: y", "0\r\n\r\n" + HIDDEN),
        post("X: y\nContent-Length: 0", HIDDEN),
        post("X: y\rContent-Length: 0", HIDDEN),
        post("X: y\0z", HIDDEN),
        post("X-Y Z: 1", HIDDEN),
        post(": empty", HIDDEN),
        post("Transfer-Encoding: chunked", "5;x\ny\r\nhello\r\n0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked", "0x5\r\nhello\r\n0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked", "-5\r\nhello\r\n0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked", "5\r\nhelloX\r\n0\r\n\r\n" + HIDDEN),
        post("Transfer-Encoding: chunked", "5\nhello\n0\n\n" + HIDDEN),
        post("Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n" + HIDDEN),
        post("Host: other", HIDDEN),
        "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n" + HIDDEN,
        "POST / HTTP/1.1\r\nHost: localhost, evil\r\nContent-Length: 0\r\n\r\n" + HIDDEN,
        "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            + HIDDEN,
        "POST / HTTP/1.1 \r\nHost: localhost\r\n\r\n" + HIDDEN,
        "POST  / HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN,
        "POST /\r\nHost: localhost\r\n\r\n" + HIDDEN,
        "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN,
        "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n" + HIDDEN,
        "CONNECT evil:443 HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN);
  }

  @ParameterizedTest
  @MethodSource("conflicting")
  void aMessageWithTwoFramingsIsRefusedAndItsConnectionEnded(String message) throws Exception {
    try (RawClient raw = gateway.raw()) {
      String answer = raw.send(message).response();
      assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("hello");
      assertThat(answer.substring(9, 12)).isIn("400", "405", "413", "421", "431", "501", "505");
      assertThat(answer).containsIgnoringCase("\r\nconnection: close\r\n");
    }
    assertThat(upstream.requests()).allSatisfy(SmugglingTest::holdsNothingHidden);
    assertThat(stillServes()).isEqualTo("hello");
  }

  /**
   * Chains of damaged fields: the application must never see a request that the gateway did not.
   */
  @Test
  void noDamagedMessageYieldsARequestThatTheGatewayDidNotSee() throws Exception {
    Random random = new Random(SEED);
    List<String> heads =
        List.of(
            "Content-Length: 5",
            "Content-Length: 0",
            "Transfer-Encoding: chunked",
            "transfer-encoding: Chunked",
            "X: y",
            "Connection: keep-alive",
            "Expect: 100-continue");
    String damage = "\r\n\t \0:;,x0\u000b\u000c\u0085";
    for (int i = 0; i < MUTATIONS; i++) {
      StringBuilder fields = new StringBuilder();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        StringBuilder field = new StringBuilder(heads.get(random.nextInt(heads.size())));
        if (random.nextInt(3) == 0) {
          char c = damage.charAt(random.nextInt(damage.length()));
          field.insert(random.nextInt(field.length() + 1), c);
        }
        fields.append(fields.isEmpty() ? "" : "\r\n").append(field);
      }
      try (RawClient raw = gateway.raw()) {
        raw.send(post(fields + "\r\nConnection: close", "0\r\n\r\n" + HIDDEN));
        raw.head();
      }
    }
    assertThat(upstream.requests())
        .as("seed %d", SEED)
        .allSatisfy(SmugglingTest::holdsNothingHidden);
    assertThat(stillServes()).isEqualTo("hello");
  }

  @Test
  void requestsOnOneConnectionStayApart() throws Exception {
    List<String> targets = new ArrayList<>();
    StringBuilder pipeline = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      targets.add("/" + i);
      pipeline.append("POST /").append(i).append(" HTTP/1.1\r\nHost: localhost\r\n");
      pipeline.append(
          i % 2 == 0
              ? "Content-Length: 5\r\n\r\nGET /"
              : "Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n");
    }
    pipeline.append("GET /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    targets.add("/last");
    try (RawClient raw = gateway.raw()) {
      String answers = raw.send(pipeline.toString()).untilClosed();
      assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(52);
    }
    assertThat(upstream.requests().stream().map(RecordingUpstream.Recorded::target))
        .containsExactlyElementsOf(targets);
  }

  private static void holdsNothingHidden(RecordingUpstream.Recorded request) {
    assertThat(request.target()).isNotEqualTo("/hidden");
    assertThat(request.values("X-Hidden")).isEmpty();
  }

  private String stillServes() throws Exception {
    try (HttpClient client = RunningGateway.client(HttpClient.Version.HTTP_1_1)) {
      return client.send(gateway.request("/").build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static String post(String fields, String rest) {
    return "POST /outer HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n\r\n" + rest;
  }
}
