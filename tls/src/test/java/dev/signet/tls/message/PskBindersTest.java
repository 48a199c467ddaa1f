// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PskIdentity;
import dev.signet.tls.extension.PskModes;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PskBindersTest {
  private final PskIdentity ticket = new PskIdentity(Bytes.of(new byte[] {1, 2, 3}), 7);

  @Test
  void bindersTakeThePlaceOfTheirPlaceholders() throws TlsFault {
    OfferedPsks offered = OfferedPsks.withPlaceholders(List.of(ticket, ticket), 32, 48);
    ClientHello hello = new Samples(5).clientHello();
    hello = hello.withExtensions(ExtensionBlock.of(PskModes.WITH_EXCHANGE, offered));
    byte[] encoded = hello.encoded();
    byte[] before = encoded.clone();
    byte[] first = filled(32, 1);
    byte[] second = filled(48, 2);

    offered.patch(encoded, List.of(first, second));

    int truncated = ClientHello.truncatedLength(encoded.length, offered);
    assertThat(Arrays.copyOf(encoded, truncated)).isEqualTo(Arrays.copyOf(before, truncated));
    ClientHello read = (ClientHello) HandshakeReader.readTls13(Bytes.wrap(encoded));
    OfferedPsks found = Objects.requireNonNull(read.extensions().find(OfferedPsks.class));
    assertThat(found.binders()).containsExactly(Bytes.of(first), Bytes.of(second));
    assertThat(found.identities()).containsExactly(ticket, ticket);
  }

  @Test
  void aBinderThatIsTooLongDoesNotFit() {
    OfferedPsks offered = OfferedPsks.withPlaceholders(List.of(ticket), 32);
    byte[] encoded =
        new Samples(6).clientHello().withExtensions(ExtensionBlock.of(offered)).encoded();
    assertThatThrownBy(() -> offered.patch(encoded, List.of(new byte[33])))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
