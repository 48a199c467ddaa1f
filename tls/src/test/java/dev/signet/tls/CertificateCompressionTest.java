// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.KeyType;
import dev.signet.tls.extension.CompressionAlgorithms;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.CompressedCertificate;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compressed certificates (RFC 8879). */
class CertificateCompressionTest {
  private static final Credential OWN = TestSides.credential(KeyType.P256);
  private static final ZlibCompression ZLIB = new ZlibCompression();
  private static final int MESSAGE = 3000;

  @Test
  void bothSidesCompressWhatTheyShow() throws TlsFault {
    Seen seen = new Seen();
    EnginePair pair = pair(seen, ZLIB, new Counting()).run();
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(pair.client.facts().peer().chain()).isEqualTo(OWN.chain());
    assertThat(pair.server.facts().peer().chain()).isEqualTo(OWN.chain());
    assertThat(seen.types)
        .filteredOn(type -> type == HandshakeTypes.COMPRESSED_CERTIFICATE)
        .hasSize(2);
    assertThat(seen.types).doesNotContain(HandshakeTypes.CERTIFICATE);
  }

  @Test
  void aServerCompressesAChainOnce() throws TlsFault {
    Counting counting = new Counting();
    CertificateCompression remembering = counting.remembering();
    for (int i = 0; i < 3; i++) {
      pair(new Seen(), ZLIB, remembering).run();
    }
    assertThat(counting.compressed).isEqualTo(1);
  }

  @Test
  void whoHasNothingInCommonShowsTheChainAsItIs() throws TlsFault {
    Seen seen = new Seen();
    CertificateCompression other =
        new Counting() {
          @Override
          public int code() {
            return BROTLI;
          }
        };
    pair(seen, ZLIB, other).run();
    assertThat(seen.types).contains(HandshakeTypes.CERTIFICATE);
    assertThat(seen.types).doesNotContain(HandshakeTypes.COMPRESSED_CERTIFICATE);
  }

  @Test
  void whatComesOutHasToBeWhatWasAnnounced() {
    byte[] message = message();
    byte[] compressed = ZLIB.compress(message);
    byte[] exact = new byte[MESSAGE];
    assertThat(ZLIB.expand(compressed, exact)).isTrue();
    assertThat(exact).isEqualTo(message);
    assertThat(ZLIB.expand(compressed, new byte[MESSAGE - 1])).isFalse();
    assertThat(ZLIB.expand(compressed, new byte[MESSAGE + 1])).isFalse();
    assertThat(ZLIB.expand(Arrays.copyOf(compressed, compressed.length + 1), exact)).isFalse();
    assertThat(ZLIB.expand(new byte[0], exact)).isFalse();
  }

  @Test
  void anyCutAndAnyChangedByteIsRefusedOrHarmless() {
    byte[] message = message();
    byte[] compressed = ZLIB.compress(message);
    for (int length = 0; length < compressed.length; length++) {
      assertThat(ZLIB.expand(Arrays.copyOf(compressed, length), new byte[MESSAGE])).isFalse();
    }
    for (int i = 2; i < compressed.length; i++) {
      byte[] changed = compressed.clone();
      changed[i] ^= 1;
      byte[] expanded = new byte[MESSAGE];
      // A few bits of zlib mean nothing; no changed content passes its checksum.
      assertThat(!ZLIB.expand(changed, expanded) || Arrays.equals(expanded, message))
          .as("byte %d", i)
          .isTrue();
    }
  }

  @Test
  void aBombIsRefusedBeforeItIsExpanded() {
    byte[] bomb = ZLIB.compress(new byte[100 * HandshakeJoiner.LONGEST_CERTIFICATES]);
    assertThat(bomb.length).isLessThan(HandshakeJoiner.LONGEST_CERTIFICATES);
    int tooLong = HandshakeJoiner.LONGEST_CERTIFICATES + 1;
    assertRefused(1, tooLong, bomb, InvalidMessage.CERTIFICATE_EXPANDED_TOO_LONG);
    // One that says less than it holds fills the room that it announced, and no more.
    assertRefused(
        1, HandshakeJoiner.LONGEST_CERTIFICATES, bomb, PeerMisbehaved.CERTIFICATE_NOT_EXPANDABLE);
  }

  @Test
  void aWayThatWasNotOfferedIsRefused() {
    assertRefused(2, 1, new byte[1], PeerMisbehaved.CERTIFICATE_COMPRESSION_NOT_OFFERED);
  }

  @Test
  void withoutAnOfferACompressedCertificateIsOutOfPlace() {
    byte[] message = new CompressedCertificate(1, 1, Bytes.of(new byte[1])).encoded();
    assertThatThrownBy(() ->
            CompressedChains.read(
                new InboundMessage(Bytes.wrap(message)), Parameters.standard(TestSides.PRIMITIVES)))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.MESSAGE_UNEXPECTED));
  }

  @Test
  void aListThatRepeatsItselfIsRefused() throws TlsFault {
    EnginePair pair = new EnginePair(TestSides.client(), TestSides.server(OWN), "localhost");
    pair.client.start();
    var hello = Wires.clientHello(EnginePair.drain(pair.client));
    ExtensionBlock.Builder more =
        ExtensionBlock.builder().add(new CompressionAlgorithms(CodePoints.of(1, 2, 1)));
    hello.extensions().all().forEach(more::add);
    byte[] record = Wires.record(Wires.with(hello, more.build()));
    assertThatThrownBy(() -> EnginePair.feed(record, pair.server))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(InvalidMessage.COMPRESSION_REPEATED));
  }

  private static void assertRefused(int algorithm, int length, byte[] content, FaultCode code) {
    byte[] message = new CompressedCertificate(algorithm, length, Bytes.of(content)).encoded();
    Parameters parameters = Parameters.standard(TestSides.PRIMITIVES).withCompressions(ZLIB);
    assertThatThrownBy(
            () -> CompressedChains.read(new InboundMessage(Bytes.wrap(message)), parameters))
        .isInstanceOfSatisfying(TlsFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  /** Half of it random, so that it can be compressed a little. */
  private static byte[] message() {
    byte[] message = new byte[MESSAGE];
    byte[] half = new byte[MESSAGE / 2];
    new Random(8879).nextBytes(half);
    System.arraycopy(half, 0, message, MESSAGE / 2, half.length);
    return message;
  }

  private static EnginePair pair(
      Seen seen, CertificateCompression ofClient, CertificateCompression ofServer) {
    ClientConfig client = TestSides.client();
    ClientAuthentication asked =
        new ClientAuthentication.Asked(true, TestSides.acceptingVerifier(), List.of());
    ServerConfig server =
        ServerConfig.of(
            CredentialSelector.always(
                new CredentialChoice.Chosen(List.of(OWN), List.of(), asked, Bytes.EMPTY)));
    return new EnginePair(
        client
            .withParameters(client.parameters().withCompressions(ofClient))
            .withEnvironment(client.environment().withListener(seen))
            .withCredentials(ClientCredentials.of(OWN)),
        server.withParameters(server.parameters().withCompressions(ofServer)),
        "localhost");
  }

  private static final class Seen implements TlsListener {
    private final List<Integer> types = new ArrayList<>();

    @Override
    public void onMessage(Direction direction, int type, Bytes message) {
      types.add(type);
    }
  }

  private static class Counting implements CertificateCompression {
    private int compressed;

    @Override
    public int code() {
      return ZLIB;
    }

    @Override
    public byte[] compress(byte[] message) {
      compressed++;
      return CertificateCompressionTest.ZLIB.compress(message);
    }

    @Override
    public boolean expand(byte[] content, byte[] message) {
      return CertificateCompressionTest.ZLIB.expand(content, message);
    }
  }
}
