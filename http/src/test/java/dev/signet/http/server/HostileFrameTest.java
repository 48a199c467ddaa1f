// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.http.BlockingService;
import dev.signet.http.CertifiedKey;
import dev.signet.http.tls.EngineEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks by frames end their own connection; another one is served before and after. */
class HostileFrameTest {
  private static final int ENHANCE_YOUR_CALM = 11;
  private static final int PROTOCOL_ERROR = 1;

  @TempDir static Path folder;

  private static HttpServer server;
  private static SSLContext trusting;
  private FrameClient bystander;
  private int bystanderStream = 1;

  @BeforeAll
  static void start() throws Exception {
    CertifiedKey key = TestCertificate.make(folder, "localhost");
    trusting = TestCertificate.trusting(key);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        HttpServer.start(
            ServerSettings.standard(Clock.systemUTC()),
            List.of(
                ListenerSettings.tls(
                    "https",
                    any,
                    EngineEndpoint.of(name -> Optional.of(key)),
                    new BlockingService(new EchoHandler())),
                ListenerSettings.tls(
                    "tunnel",
                    any,
                    EngineEndpoint.of(name -> Optional.of(key)),
                    new TunnelService())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connectBystander() throws IOException {
    bystander = connect();
    serveBystander();
  }

  @AfterEach
  void bystanderIsServedStill() throws IOException {
    serveBystander();
    bystander.close();
  }

  private static FrameClient connect() throws IOException {
    return new FrameClient(trusting, server.address("https"));
  }

  private void serveBystander() throws IOException {
    bystander.request(bystanderStream, FrameClient.END_STREAM, FrameClient.get("/bystander"));
    assertThat(bystander.await(FrameClient.DATA).text()).contains("/bystander 2");
    bystanderStream += 2;
  }

  private static void assertCalmed(FrameClient client) throws IOException {
    FrameClient.Frame last = client.await(FrameClient.GOAWAY);
    assertThat(last).isNotNull();
    assertThat(last.goAwayError()).isEqualTo(ENHANCE_YOUR_CALM);
    assertThat(client.await(FrameClient.DATA)).isNull();
  }

  @Test
  void rapidResetsEndTheConnection() throws IOException {
    try (FrameClient client = connect()) {
      for (int i = 0; i < 300; i++) {
        client.request(2 * i + 1, FrameClient.END_STREAM, FrameClient.get("/slow"));
        client.send(FrameClient.RST_STREAM, 0, 2 * i + 1, new byte[4]);
      }
      assertCalmed(client);
    } catch (IOException e) {
      // The server may close while we still attack.
      assertThat(e).hasMessageNotContaining("timed out");
    }
  }

  @Test
  void aFloodOfContinuationsEndsTheConnection() throws IOException {
    try (FrameClient client = connect()) {
      client.send(FrameClient.HEADERS, 0, 1, FrameClient.block(FrameClient.get("/")));
      for (int i = 0; i < 30; i++) {
        client.send(FrameClient.CONTINUATION, 0, 1, FrameClient.block("a", "b"));
      }
      assertCalmed(client);
    }
  }

  @Test
  void aFloodOfPingsEndsTheConnection() throws IOException {
    try (FrameClient client = connect()) {
      for (int i = 0; i < 250; i++) {
        client.send(FrameClient.PING, 0, 0, new byte[8]);
      }
      assertCalmed(client);
    }
  }

  @Test
  void aFloodOfSettingsEndsTheConnection() throws IOException {
    try (FrameClient client = connect()) {
      for (int i = 0; i < 250; i++) {
        client.send(FrameClient.SETTINGS, 0, 0, new byte[0]);
      }
      assertCalmed(client);
    }
  }

  @Test
  void aFloodOfEmptyContentEndsTheConnection() throws IOException {
    try (FrameClient client = connect()) {
      client.request(
          1, 0, ":method", "POST", ":scheme", "https", ":path", "/echo", ":authority", "localhost");
      for (int i = 0; i < 50; i++) {
        client.send(FrameClient.DATA, 0, 1, new byte[0]);
      }
      assertCalmed(client);
    } catch (IOException e) {
      // The server may close while we still attack.
      assertThat(e).hasMessageNotContaining("timed out");
    }
  }

  @Test
  void tooManyFieldsAreAnsweredWith431() throws IOException {
    try (FrameClient client = connect()) {
      String[] fields = new String[8 + 2 * 120];
      System.arraycopy(FrameClient.get("/"), 0, fields, 0, 8);
      for (int i = 8; i < fields.length; i += 2) {
        fields[i] = "a";
        fields[i + 1] = "b";
      }
      client.request(1, FrameClient.END_STREAM, fields);
      assertThat(client.await(FrameClient.DATA).text()).contains("request-header-too-large");
      client.request(3, FrameClient.END_STREAM, FrameClient.get("/next"));
      assertThat(client.await(FrameClient.DATA).text()).contains("/next 2");
    }
  }

  @Test
  void lineBreaksInAFieldResetTheStreamAlone() throws IOException {
    String[][] broken = {
      {"a", "b\r\nc: d"},
      {"a", "b\nc"},
      {"a", "b\0"},
      {"a\r\nb", "c"},
      {"a b", "c"},
      {"connection", "close"},
      {"transfer-encoding", "chunked"},
      {"te", "gzip"},
      {":path", "/again"},
      {"host", "elsewhere"},
      {"a", " b"},
      {"A", "b"},
    };
    try (FrameClient client = connect()) {
      int stream = 1;
      for (String[] field : broken) {
        String[] fields = new String[10];
        System.arraycopy(FrameClient.get("/"), 0, fields, 0, 8);
        System.arraycopy(field, 0, fields, 8, 2);
        client.request(stream, FrameClient.END_STREAM, fields);
        FrameClient.Frame reset = client.await(FrameClient.RST_STREAM);
        assertThat(reset.stream()).as(field[0]).isEqualTo(stream);
        assertThat((int) reset.payload()[3]).isEqualTo(PROTOCOL_ERROR);
        stream += 2;
      }
    }
  }

  @Test
  void crumbsOfACookieAreJoined() throws IOException {
    try (FrameClient client = connect()) {
      client.request(
          1,
          FrameClient.END_STREAM,
          ":method",
          "GET",
          ":scheme",
          "https",
          ":path",
          "/",
          ":authority",
          "localhost",
          "cookie",
          "a=b",
          "cookie",
          "c=d");
      assertThat(client.await(FrameClient.DATA).text()).endsWith(" a=b; c=d");
    }
  }

  @Test
  void aWebSocketPassesThroughOneStream() throws IOException {
    try (FrameClient client = new FrameClient(trusting, server.address("tunnel"))) {
      client.request(
          1,
          0,
          ":method",
          "CONNECT",
          ":protocol",
          "websocket",
          ":scheme",
          "https",
          ":path",
          "/chat",
          ":authority",
          "localhost");
      FrameClient.Frame head = client.await(FrameClient.HEADERS);
      assertThat(head.endsStream()).isFalse();
      // RFC 7541, appendix A: index 8 is ":status: 200".
      assertThat(head.payload()[0]).isEqualTo((byte) 0x88);
      for (String text : List.of("abc", "defg")) {
        client.send(
            FrameClient.DATA, 0, 1, text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(client.await(FrameClient.DATA).text()).isEqualTo(text);
      }
    }
  }

  @Test
  void anotherProtocolThroughAStreamIs501() throws IOException {
    try (FrameClient client = new FrameClient(trusting, server.address("tunnel"))) {
      client.request(
          1,
          0,
          ":method",
          "CONNECT",
          ":protocol",
          "connect-udp",
          ":scheme",
          "https",
          ":path",
          "/chat",
          ":authority",
          "localhost");
      assertThat(client.await(FrameClient.DATA).text())
          .contains("request-method-unsupported", "\"status\":501");
    }
  }
}
