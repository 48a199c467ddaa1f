// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TunnelTest {
  private static final String TOKEN = "Bearer " + KnownTokens.BASIC;
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private RecordingUpstream upstream;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = RecordingUpstream.answering(TunnelTest::accept);
    gateway = RunningGateway.with(RunningGateway.gated(upstream));
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @Test
  void aWebSocketPassesBothWaysAndSurvivesAChangeOfRoutes() throws Exception {
    try (HttpClient client = RunningGateway.client(HttpClient.Version.HTTP_1_1)) {
      WebSocket socket = open(client);
      socket.sendText("one", true).get(5, TimeUnit.SECONDS);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
      gateway.gateway().replaceRoutes(RouteTable.of(List.of(), Set.of("localhost")));
      socket.sendText("two", true).get(5, TimeUnit.SECONDS);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("two");
      assertThat(gateway.tokens().watching()).isOne();
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
    }
    assertThat(upstream.only().values("Upgrade")).containsExactly("websocket");
    assertThat(upstream.only().values("Connection")).containsExactly("upgrade");
    assertThat(upstream.only().values("Authorization")).isEmpty();
  }

  @Test
  void aWebSocketEndsWithItsLogin() throws Exception {
    try (HttpClient client = RunningGateway.client(HttpClient.Version.HTTP_1_1)) {
      WebSocket socket = open(client);
      socket.sendText("one", true).get(5, TimeUnit.SECONDS);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
      gateway.tokens().revoke(KnownTokens.BASIC);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("[over]");
    }
  }

  @Test
  void anotherSitesPageCannotOpenOneWithTheCookie() throws Exception {
    try (RawClient raw = gateway.raw()) {
      String head = raw.send(asking("Origin: https://evil.example\r\n")).head();
      assertThat(head).startsWith("HTTP/1.1 403 ");
    }
    try (RawClient raw = gateway.raw()) {
      String head = raw.send(asking("Origin: https://localhost\r\n")).head();
      assertThat(head).startsWith("HTTP/1.1 101 ");
    }
    assertThat(upstream.requests()).hasSize(1);
  }

  @Test
  void anotherProtocolIsNotSwitchedTo() throws Exception {
    try (RawClient raw = gateway.raw()) {
      raw.send(
          "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
              + TOKEN
              + "\r\n"
              + "Connection: Upgrade, HTTP2-Settings\r\n"
              + "Upgrade: h2c\r\n"
              + "HTTP2-Settings: AAM\r\n\r\n");
      assertThat(raw.head()).startsWith("HTTP/1.1 400 ");
    }
    assertThat(upstream.only().values("Upgrade")).isEmpty();
  }

  private static String asking(String origin) {
    return "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-signet="
        + KnownTokens.BASIC
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + origin
        + "\r\n";
  }

  private WebSocket open(HttpClient client) throws Exception {
    URI url = URI.create("wss://localhost:" + gateway.port() + "/chat");
    return client
        .newWebSocketBuilder()
        .header("Authorization", TOKEN)
        .buildAsync(url, new Ear())
        .get(10, TimeUnit.SECONDS);
  }

  /** Completes the handshake of RFC 6455, 4.2.2, and sends every frame back without its mask. */
  private static void accept(RecordingUpstream.Recorded request, Socket socket) throws IOException {
    List<String> keys = request.values("Sec-WebSocket-Key");
    if (keys.isEmpty()) {
      RecordingUpstream.send(socket, "HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    RecordingUpstream.send(
        socket,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accepted(keys.getFirst())
            + "\r\n\r\n");
    InputStream in = socket.getInputStream();
    for (int first = in.read(); first >= 0; first = in.read()) {
      int length = in.read() & 0x7f;
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes(length);
      byte[] frame = new byte[length + 2];
      frame[0] = (byte) first;
      frame[1] = (byte) length;
      for (int i = 0; i < length; i++) {
        frame[i + 2] = (byte) (payload[i] ^ mask[i % 4]);
      }
      socket.getOutputStream().write(frame);
    }
  }

  private static String accepted(String key) {
    try {
      byte[] text = (key + GUID).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private final class Ear implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      heard.add("[over]");
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      heard.add("[over]");
    }
  }
}
