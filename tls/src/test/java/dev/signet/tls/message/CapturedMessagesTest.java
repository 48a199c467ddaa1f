// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.extension.ApplicationProtocols;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.Extension;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.KeyShares;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.extension.RetryGroup;
import dev.signet.tls.extension.ServerName;
import dev.signet.tls.extension.StatusRequest;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that other implementations sent: each is read, and written back byte for byte. */
class CapturedMessagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"openssl-tls13", "openssl-retry", "openssl-tls12"})
  void whatOpensslSentIsReadAndWrittenBack(String capture) throws Exception {
    List<String> lines = lines(capture);
    assertThat(lines).hasSizeGreaterThan(5);
    for (String line : lines) {
      Bytes message = Bytes.fromHex(line.split(" ")[2]);
      HandshakeMessage read = read(message, capture.endsWith("tls12"));
      assertThat(read.encoded()).as(line).isEqualTo(message.toArray());
    }
  }

  @Test
  void opensslsClientHelloSaysWhatItWasToldToSay() throws Exception {
    ClientHello hello = (ClientHello) first("openssl-tls13", "client");
    ServerName name = present(hello.extensions().find(ServerName.class));
    assertThat(name.hostName()).isEqualTo(text("localhost"));
    assertThat(present(hello.extensions().find(ApplicationProtocols.class)).names())
        .containsExactly(text("h2"), text("http/1.1"));
    assertThat(present(hello.extensions().find(KeyShares.class)).find(29)).isNotNull();
    assertThat(hello.extensions().find(StatusRequest.class)).isEqualTo(StatusRequest.ANY);
    hello.extensions().requirePlacedIn(CarrierMessage.CLIENT_HELLO);
  }

  @Test
  void opensslsRetryIsNoServerHello() throws Exception {
    HelloRetryRequest retry = (HelloRetryRequest) first("openssl-retry", "server");
    assertThat(present(retry.extensions().find(RetryGroup.class)).group()).isEqualTo(24);
    ClientHello hello = (ClientHello) first("openssl-retry", "client");
    retry.extensions().requirePlacedIn(CarrierMessage.HELLO_RETRY_REQUEST);
    retry.extensions().requireSolicitedBy(hello.extensions(), CarrierMessage.HELLO_RETRY_REQUEST);
  }

  @Test
  void opensslsServerHelloOfTls12AnswersOnlyWhatWasAsked() throws Exception {
    ClientHello hello = (ClientHello) first("openssl-tls12", "client");
    ServerHello answer = (ServerHello) first("openssl-tls12", "server");
    answer.extensions().requirePlacedIn(CarrierMessage.SERVER_HELLO_12);
    // renegotiation_info answers the signalling cipher suite (RFC 5746, 3.6).
    assertThat(hello.cipherSuites().contains(0x00ff)).isTrue();
    ExtensionBlock offered = with(hello.extensions(), RenegotiatedConnection.INITIAL);
    answer.extensions().requireSolicitedBy(offered, CarrierMessage.SERVER_HELLO_12);
  }

  @Test
  void theBindersOfOpensslStandAtTheEnd() throws Exception {
    String line =
        lines("openssl-tls13").stream()
            .filter(each -> each.startsWith("client ClientHello"))
            .toList()
            .getLast();
    Bytes message = Bytes.fromHex(line.split(" ")[2]);
    ClientHello hello = (ClientHello) read(message, false);
    OfferedPsks offered = present(hello.extensions().find(OfferedPsks.class));
    int end = ClientHello.truncatedLength(message.length(), offered);
    Bytes binders = message.slice(end, message.length() - end);
    assertThat(binders.reader("binders").vector16(33, 100).opaque8(32, 48))
        .isEqualTo(offered.binders().getFirst());
  }

  private static HandshakeMessage read(Bytes message, boolean tls12) throws TlsFault {
    return tls12 ? HandshakeReader.readTls12(message) : HandshakeReader.readTls13(message);
  }

  private static HandshakeMessage first(String capture, String sender) throws Exception {
    for (String line : lines(capture)) {
      if (line.startsWith(sender)) {
        return read(Bytes.fromHex(line.split(" ")[2]), capture.endsWith("tls12"));
      }
    }
    throw new AssertionError(sender);
  }

  private static ExtensionBlock with(ExtensionBlock block, Extension more) {
    List<Extension> all = new ArrayList<>(block.all());
    all.add(more);
    return ExtensionBlock.of(all);
  }

  private static List<String> lines(String capture) throws IOException {
    try (InputStream stream = CapturedMessagesTest.class.getResourceAsStream(capture + ".txt")) {
      return new String(present(stream).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Bytes text(String value) {
    return Bytes.of(value.getBytes(StandardCharsets.US_ASCII));
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
