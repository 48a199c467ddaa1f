// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.fault.TlsFault;
import org.junit.jupiter.api.Test;

class WireTest {
  @Test
  void numbersAreReadAsTheyWereWritten() throws TlsFault {
    byte[] written =
        new WireWriter(1).u8(0xfe).u16(0xfedc).u24(0xfedcba).u32(0xfedcba98L).toArray();
    assertThat(written).hasSize(10);
    WireReader reader = WireReader.of(written, 0, written.length);
    assertThat(reader.u8()).isEqualTo(0xfe);
    assertThat(reader.u16()).isEqualTo(0xfedc);
    assertThat(reader.u24()).isEqualTo(0xfedcba);
    assertThat(reader.u32()).isEqualTo(0xfedcba98L);
    reader.finish();
  }

  @Test
  void vectorsInVectorsGetTheirLengths() throws TlsFault {
    WireWriter writer = new WireWriter();
    int outer = writer.openVector24();
    int middle = writer.openVector16();
    writer.opaque8(Bytes.of(new byte[] {1, 2, 3}));
    writer.closeVector16(middle).closeVector24(outer);
    assertThat(Bytes.of(writer.toArray()).hex()).isEqualTo("000006" + "0004" + "03010203");
    Bytes whole = Bytes.wrap(writer.toArray());
    assertThat(whole.reader("x").vector24(1, 9).vector16(1, 9).opaque8(3, 3).hex())
        .isEqualTo("010203");
  }

  @Test
  void aVectorThatItsLengthCannotExpressIsAMistake() {
    WireWriter writer = new WireWriter();
    int mark = writer.openVector8();
    writer.bytes(new byte[256]);
    assertThatThrownBy(() -> writer.closeVector8(mark)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aReaderStopsAtTheEndOfItsPart() {
    WireReader reader = WireReader.of(new byte[] {9, 1, 2, 3}, 1, 2);
    assertThat(reader.remaining()).isEqualTo(2);
    assertThatThrownBy(reader::u24)
        .isInstanceOf(TlsFault.class)
        .hasMessageContaining("wanted 3 bytes, found 2");
    assertThatThrownBy(() -> WireReader.of(new byte[3], 2, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void sliceOfBytesEqualItsContent() {
    Bytes whole = Bytes.fromHex("0001020304");
    Bytes slice = whole.slice(1, 3);
    assertThat(slice).isEqualTo(Bytes.of(new byte[] {1, 2, 3})).hasToString("010203");
    assertThat(slice.hashCode()).isEqualTo(Bytes.of(new byte[] {1, 2, 3}).hashCode());
    assertThat(slice.at(2)).isEqualTo(3);
    assertThat(slice.indexOf(4)).isEqualTo(-1);
    assertThatThrownBy(() -> slice.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> slice.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void longBytesAreCutInTexts() {
    assertThat(Bytes.of(new byte[33]).toString()).isEqualTo("00".repeat(32) + "… (33 bytes)");
  }

  @Test
  void codePointsKeepWhatNobodyKnows() {
    CodePoints codes = CodePoints.of(0x0a0a, 0x1301, 0xffff);
    assertThat(codes.size()).isEqualTo(3);
    assertThat(codes.at(2)).isEqualTo(0xffff);
    assertThat(codes.contains(0x1301)).isTrue();
    assertThat(codes.contains(0x0113)).isFalse();
    assertThat(codes).hasToString("[0a0a, 1301, ffff]").isEqualTo(CodePoints.of(2570, 4865, -1));
  }
}
