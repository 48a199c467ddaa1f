// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.CertificateCompression;
import dev.signet.tls.ZlibCompression;
import dev.signet.tls.record.PaddingPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Padded records and compressed certificates through contexts. */
class ContextSizesTest {
  private static final TestCa CA = TestCa.create();
  private static final int BLOCK = 512;

  /** The record's header, the type inside, and the tag. */
  private static final int AROUND = 5 + 1 + 16;

  @TempDir private Path folder;
  private Path pair;
  private Path authorities;

  @BeforeEach
  void write() throws IOException {
    TestIdentity identity = CA.server(TestParty.HOST);
    pair = Files.writeString(folder.resolve("pair.pem"), identity.chainPem() + identity.keyPem());
    authorities = Files.writeString(folder.resolve("ca.pem"), CA.root().pem());
  }

  @Test
  void recordsAreAsLongAsTheirPaddingMakesThem() throws SSLException {
    SignetContext client = client().padRecords(PaddingPolicy.toMultipleOf(BLOCK));
    EnginePair engines = EnginePair.of(client.toSslContext(), server().toSslContext()).handshake();

    for (int length : new int[] {1, BLOCK - 1, BLOCK, BLOCK + 1}) {
      int blocks = Math.ceilDiv(length, BLOCK);
      assertThat(sent(engines.client(), length)).isEqualTo(blocks * BLOCK + AROUND);
      assertThat(sent(engines.server(), length)).isEqualTo(length + AROUND);
    }
    EnginePair fresh = EnginePair.of(client.toSslContext(), server().toSslContext()).handshake();
    assertThat(EnginePair.transfer(fresh.client(), fresh.server(), "hello")).isEqualTo("hello");
  }

  @Test
  void aCertificateIsCompressedByWhatBothSidesHave() throws SSLException {
    Counting brotli = new Counting(CertificateCompression.BROTLI);
    Counting zlib = new Counting(CertificateCompression.ZLIB);
    var server = server().compressCertificates(brotli, zlib).toSslContext();

    var both = client().compressCertificates(zlib, brotli).toSslContext();
    EnginePair.of(both, server).handshake();
    assertThat(brotli.expanded).hasSize(1);
    assertThat(zlib.expanded).isEmpty();

    var one = client().compressCertificates(zlib).toSslContext();
    EnginePair.of(one, server).handshake();
    assertThat(zlib.expanded).hasSize(1);

    EnginePair.of(client().toSslContext(), server).handshake();
    assertThat(brotli.expanded.size() + zlib.expanded.size()).isEqualTo(2);
  }

  private SignetContext client() {
    return new SignetContext().trust(authorities);
  }

  private SignetContext server() {
    return client().key(pair, pair);
  }

  /** How many bytes so much data is on the wire. */
  private static int sent(SSLEngine engine, int length) throws SSLException {
    ByteBuffer network = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    return engine.wrap(ByteBuffer.allocate(length), network).bytesProduced();
  }

  /** Deflates under any number, as a library for it would do its own. */
  private record Counting(int code, List<Integer> expanded) implements CertificateCompression {
    private static final ZlibCompression ZLIB_ITSELF = new ZlibCompression();

    Counting(int code) {
      this(code, new ArrayList<>());
    }

    @Override
    public byte[] compress(byte[] message) {
      return ZLIB_ITSELF.compress(message);
    }

    @Override
    public boolean expand(byte[] compressed, byte[] message) {
      expanded.add(compressed.length);
      return ZLIB_ITSELF.expand(compressed, message);
    }
  }
}
