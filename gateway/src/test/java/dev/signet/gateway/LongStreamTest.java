// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LongStreamTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int STEP_MILLIS = 20;

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void aSilentEventStreamEndsWithItsLogin(HttpClient.Version version) throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.answering(LongStreamTest::begin);
        RunningGateway gateway = RunningGateway.with(RunningGateway.gated(upstream));
        HttpClient client = RunningGateway.client(version)) {
      HttpRequest request =
          gateway.request("/").header("Authorization", "Bearer " + KnownTokens.BASIC).build();
      InputStream stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
      assertThat(new String(stream.readNBytes(7))).isEqualTo("data: 1");
      awaitWatch(gateway.tokens());
      gateway.tokens().revoke(KnownTokens.BASIC);
      assertThatThrownBy(stream::readAllBytes).as("cut, not ended").isInstanceOf(IOException.class);
      assertThat(gateway.tokens().watching()).isZero();
    }
  }

  private static void begin(RecordingUpstream.Recorded request, java.net.Socket socket)
      throws IOException {
    RecordingUpstream.send(
        socket,
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n7\r\ndata: 1\r\n");
  }

  private static void awaitWatch(KnownTokens tokens) throws InterruptedException {
    for (int waited = 0; tokens.watching() == 0; waited += STEP_MILLIS) {
      assertThat(waited).as("a long stream is watched").isLessThan(PATIENCE_MILLIS);
      Thread.sleep(STEP_MILLIS);
    }
  }
}
