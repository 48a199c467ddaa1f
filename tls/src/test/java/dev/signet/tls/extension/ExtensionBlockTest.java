// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireWriter;
import org.junit.jupiter.api.Test;

class ExtensionBlockTest {
  @Test
  void anExtensionThatTheMessageMayNotHaveIsRefused() {
    ExtensionBlock block = ExtensionBlock.of(new Cookie(Bytes.of(new byte[] {1})));
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class, () -> block.requirePlacedIn(CarrierMessage.ENCRYPTED_EXTENSIONS));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.EXTENSION_MISPLACED);
    assertThat(fault.alert()).contains(Alert.ILLEGAL_PARAMETER);
  }

  @Test
  void anUnknownExtensionMayBeAnywhereButMustBeAskedFor() throws TlsFault {
    ExtensionBlock block = ExtensionBlock.of(new UnknownExtension(0x1a1a, Bytes.EMPTY));
    block.requirePlacedIn(CarrierMessage.ENCRYPTED_EXTENSIONS);
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class,
            () ->
                block.requireSolicitedBy(
                    ExtensionBlock.EMPTY, CarrierMessage.ENCRYPTED_EXTENSIONS));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.EXTENSION_UNSOLICITED);
    assertThat(fault.alert()).contains(Alert.UNSUPPORTED_EXTENSION);
  }

  @Test
  void aCookieNeedsNoQuestion() throws TlsFault {
    ExtensionBlock block = ExtensionBlock.of(new Cookie(Bytes.of(new byte[] {1})));
    block.requireSolicitedBy(ExtensionBlock.EMPTY, CarrierMessage.HELLO_RETRY_REQUEST);
    assertThat(block.has(ExtensionTypes.COOKIE)).isTrue();
  }

  @Test
  void anEmptyBlockIsNotAnAbsentOne() throws TlsFault {
    WireWriter empty = new WireWriter();
    ExtensionBlock.EMPTY.write(empty);
    WireWriter absent = new WireWriter();
    ExtensionBlock.ABSENT.write(absent);
    assertThat(empty.length()).isEqualTo(2);
    assertThat(absent.length()).isZero();
    assertThat(read(empty)).isEqualTo(ExtensionBlock.EMPTY);
    assertThat(read(absent)).isEqualTo(ExtensionBlock.ABSENT).isNotEqualTo(ExtensionBlock.EMPTY);
  }

  @Test
  void orderAndGreaseAreKept() throws TlsFault {
    ExtensionBlock block =
        ExtensionBlock.builder()
            .add(new UnknownExtension(0x2a2a, Bytes.EMPTY))
            .mark(ExtensionTypes.EXTENDED_MASTER_SECRET)
            .add(new SupportedGroups(CodePoints.of(0x3a3a, 29)))
            .add(new UnknownExtension(0x4a4a, Bytes.of(new byte[] {0})))
            .build();
    WireWriter written = new WireWriter();
    block.write(written);
    assertThat(read(written)).isEqualTo(block);
    assertThat(block.find(Cookie.class)).isNull();
    assertThat(block.find(SupportedGroups.class)).isEqualTo(block.all().get(2));
  }

  @Test
  void aReplacementTakesThePlaceOfItsType() {
    EchOuter outer = new EchOuter(1, 1, 7, Bytes.EMPTY, Bytes.of(new byte[] {1, 2, 3}));
    ExtensionBlock block = ExtensionBlock.of(new MarkerExtension(23), outer);
    ExtensionBlock zeroed = block.with(outer.withoutPayload());
    assertThat(zeroed.all().get(0)).isEqualTo(block.all().get(0));
    assertThat(zeroed.find(EchOuter.class))
        .isEqualTo(new EchOuter(1, 1, 7, Bytes.EMPTY, Bytes.of(new byte[3])));
  }

  private static ExtensionBlock read(WireWriter written) throws TlsFault {
    Bytes bytes = Bytes.of(written.toArray());
    return ExtensionBlock.readOptional(bytes.reader("test"), CarrierMessage.CLIENT_HELLO);
  }
}
