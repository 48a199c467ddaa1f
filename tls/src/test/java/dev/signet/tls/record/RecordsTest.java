// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {
  private static final long SEED = 20261121;

  private final Primitives primitives = Primitives.jdk();
  private final Random random = new Random(SEED);
  private final RecordWriter writer = new RecordWriter();
  private final RecordReader reader = new RecordReader();

  @ParameterizedTest
  @EnumSource(CipherSuite.class)
  void whatIsSealedIsOpenedAtEverySize(CipherSuite suite) throws TlsFault {
    protect(suite);
    for (int size : sizes()) {
      byte[] plain = bytes(size);
      byte[] record = seal(plain);

      assertThat(RecordReader.recordLength(record, 0, record.length)).isEqualTo(record.length);
      assertThat(open(record)).as("seed %d, size %d", SEED, size).isEqualTo(plain);
      assertThat(reader.contentType()).isEqualTo(ContentType.APPLICATION_DATA);
      assertThat(reader.wasProtected()).isTrue();
    }
  }

  private int[] sizes() {
    int[] sizes = new int[200];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = i < 40 ? i : random.nextInt(RecordLimits.PLAINTEXT + 1);
    }
    sizes[sizes.length - 1] = RecordLimits.PLAINTEXT;
    return sizes;
  }

  @ParameterizedTest
  @EnumSource(CipherSuite.class)
  void anyBitThatIsChangedIsRefused(CipherSuite suite) throws TlsFault {
    byte[] key = bytes(suite.aead().keyLength());
    byte[] iv = bytes(ivLength(suite));
    writer.protect(primitives, new RecordKeys(suite, key.clone(), iv.clone()));
    byte[] record = seal(bytes(21));
    for (int bit = 0; bit < 8 * record.length; bit++) {
      byte[] changed = record.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      RecordReader fresh = new RecordReader();
      fresh.protect(primitives, new RecordKeys(suite, key.clone(), iv.clone()));
      assertThat(isRefused(fresh, changed)).as("bit %d of %s", bit, suite).isTrue();
    }
  }

  private static boolean isRefused(RecordReader fresh, byte[] record) {
    try {
      // The length on the wire says how many bytes come: others than there are leave none or wait.
      if (RecordReader.recordLength(record, 0, record.length) != record.length) {
        return true;
      }
      fresh.open(record, 0, record.length, new byte[RecordLimits.RECORD], 0);
      // A change_cipher_spec of TLS 1.3 is never protected: its holder refuses what it says.
      return fresh.contentType() == ContentType.CHANGE_CIPHER_SPEC && !fresh.wasProtected();
    } catch (TlsFault fault) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(CipherSuite.class)
  void aRecordComesInItsOrderAndOnce(CipherSuite suite) throws TlsFault {
    protect(suite);
    byte[] first = seal(bytes(10));
    byte[] second = seal(bytes(10));
    open(first);

    assertFault(PeerMisbehaved.RECORD_FORGED, () -> open(first));
    assertThat(open(second)).hasSize(10);
  }

  @ParameterizedTest
  @EnumSource(CipherSuite.class)
  void aRecordOpensIntoLessRoomThanItsOwnLength(CipherSuite suite) throws TlsFault {
    protect(suite);
    byte[] plain = bytes(1000);
    byte[] record = seal(plain);
    byte[] exact = new byte[1000];

    assertThat(reader.open(record, 0, record.length, exact, 0)).isEqualTo(1000);
    assertThat(exact).isEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource(CipherSuite.class)
  void longDataBecomesSeveralRecords(CipherSuite suite) throws TlsFault {
    protect(suite);
    byte[] plain = bytes(40_000);
    byte[] records = seal(plain);
    byte[] opened = new byte[0];
    int count = 0;
    for (int at = 0; at < records.length; count++) {
      int length = RecordReader.recordLength(records, at, records.length - at);
      byte[] part = open(Arrays.copyOfRange(records, at, at + length));
      opened = Arrays.copyOf(opened, opened.length + part.length);
      System.arraycopy(part, 0, opened, opened.length - part.length, part.length);
      at += length;
    }

    assertThat(opened).isEqualTo(plain);
    assertThat(count).isEqualTo(3);
  }

  @Test
  void aLimitThatThePeerAsksForIsKept() throws TlsFault {
    protect(CipherSuite.TLS_AES_128_GCM_SHA256);
    writer.limitPlaintext(64);
    byte[] records = seal(bytes(130));

    assertThat(RecordReader.recordLength(records, 0, records.length)).isEqualTo(64 + 5 + 1 + 16);
    assertThat(writer.sealedSize(130)).isEqualTo(records.length).isEqualTo(130 + 3 * 22);
  }

  @Test
  void aRecordBeyondTheLimitThatThisSideAskedForIsRefused() throws TlsFault {
    protect(CipherSuite.TLS_AES_128_GCM_SHA256);
    reader.limitPlaintext(64);

    assertThat(open(seal(bytes(64)))).hasSize(64);
    assertFault(PeerMisbehaved.RECORD_TOO_LONG, () -> open(seal(bytes(65))));
  }

  @Test
  void paddingIsAddedAndDropped() throws TlsFault {
    RecordWriter padding = new RecordWriter(PaddingPolicy.toMultipleOf(512));
    RecordKeys[] keys = keys(CipherSuite.TLS_AES_128_GCM_SHA256);
    padding.protect(primitives, keys[0]);
    reader.protect(primitives, keys[1]);
    for (int size : new int[] {0, 1, 511, 512, 513, RecordLimits.PLAINTEXT}) {
      byte[] record = new byte[padding.sealedSize(size)];
      int length = padding.seal(bytes(size), 0, size, record, 0);

      assertThat(length).isEqualTo(record.length);
      assertThat((length - 22) % 512).isZero();
      assertThat(open(record)).hasSize(size);
    }
  }

  @Test
  void contentThatIsAllZerosIsKept() throws TlsFault {
    protect(CipherSuite.TLS_AES_128_GCM_SHA256);

    assertThat(open(seal(new byte[100]))).isEqualTo(new byte[100]);
  }

  @Test
  void aRecordOfNothingButPaddingIsRefused() throws TlsFault {
    RecordKeys[] keys = keys(CipherSuite.TLS_AES_128_GCM_SHA256);
    byte[] record = rawRecord(keys[0], 23, new byte[100]);
    reader.protect(primitives, keys[1]);

    assertFault(PeerMisbehaved.RECORD_WITHOUT_TYPE, () -> open(record));
  }

  @Test
  void moreInsideThanARecordMayHoldIsRefused() throws TlsFault {
    RecordKeys[] keys = keys(CipherSuite.TLS_AES_128_GCM_SHA256);
    byte[] inner = new byte[RecordLimits.PLAINTEXT + 2];
    inner[0] = 23;
    byte[] record = rawRecord(keys[0], 23, inner);
    reader.protect(primitives, keys[1]);

    assertFault(PeerMisbehaved.RECORD_TOO_LONG, () -> open(record));
  }

  @Test
  void aProtectedRecordThatShowsItsTypeIsRefused() throws TlsFault {
    RecordKeys[] keys = keys(CipherSuite.TLS_AES_128_GCM_SHA256);
    byte[] record = rawRecord(keys[0], 22, new byte[] {1, 2, 3, 23});
    reader.protect(primitives, keys[1]);

    assertFault(PeerMisbehaved.RECORD_OUTER_TYPE_WRONG, () -> open(record));
  }

  @ParameterizedTest
  @CsvSource({"20", "24", "0"})
  void aTypeThatMayNotBeProtectedIsRefused(int type) throws TlsFault {
    RecordKeys[] keys = keys(CipherSuite.TLS_AES_128_GCM_SHA256);
    byte[] record = rawRecord(keys[0], 23, new byte[] {1, (byte) type});
    reader.protect(primitives, keys[1]);
    // A type of zero is padding, before which the 1 is the type.
    assertFault(PeerMisbehaved.RECORD_TYPE_UNKNOWN, () -> open(record));
  }

  @Test
  void emptyRecordsAreTakenOnlyForAWhile() throws TlsFault {
    protect(CipherSuite.TLS_AES_128_GCM_SHA256);
    for (int i = 0; i < RecordLimits.EMPTY_IN_A_ROW; i++) {
      assertThat(open(seal(new byte[0]))).isEmpty();
    }
    assertThat(open(seal(bytes(1)))).hasSize(1);
    for (int i = 0; i < RecordLimits.EMPTY_IN_A_ROW; i++) {
      open(seal(new byte[0]));
    }

    assertFault(PeerMisbehaved.EMPTY_RECORDS_TOO_MANY, () -> open(seal(new byte[0])));
  }

  @Test
  void warningsBetweenEmptyRecordsDoNotMakeThemFewer() throws TlsFault {
    protect(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    for (int i = 0; i < RecordLimits.EMPTY_IN_A_ROW; i++) {
      assertThat(open(seal(new byte[0]))).isEmpty();
      ByteQueue warning = new ByteQueue();
      writer.write(ContentType.ALERT, new byte[] {1, 90}, warning);
      assertThat(open(warning.take(warning.length()))).hasSize(2);
    }

    assertFault(PeerMisbehaved.EMPTY_RECORDS_TOO_MANY, () -> open(seal(new byte[0])));
  }

  @Test
  void refusedEarlyDataIsSkippedUntilARecordOpens() throws TlsFault {
    protect(CipherSuite.TLS_AES_128_GCM_SHA256);
    reader.skipEarlyData(1000);
    byte[] early = new byte[100];
    early[0] = 23;
    early[1] = 3;
    early[2] = 3;
    early[4] = 95;

    assertThat(skips(early)).isTrue();
    assertThat(open(seal(bytes(3)))).hasSize(3);
    assertFault(PeerMisbehaved.RECORD_FORGED, () -> open(early));
  }

  @Test
  void refusedEarlyDataIsSkippedBeforeASecondHello() throws TlsFault {
    reader.skipEarlyData(1000);
    byte[] early = unprotected(ContentType.APPLICATION_DATA, bytes(95));

    assertThat(skips(early)).isTrue();
    assertThat(open(unprotected(ContentType.CHANGE_CIPHER_SPEC, new byte[] {1}))).hasSize(1);
    assertThat(skips(early)).isTrue();
    assertThat(open(unprotected(ContentType.HANDSHAKE, bytes(9)))).hasSize(9);
    assertThat(open(early)).hasSize(95);
  }

  @Test
  void earlyDataIsNotSkippedWithoutEnd() throws TlsFault {
    reader.skipEarlyData(250);
    byte[] early = unprotected(ContentType.APPLICATION_DATA, bytes(95));
    assertThat(skips(early)).isTrue();
    assertThat(skips(early)).isTrue();

    assertFault(PeerMisbehaved.EARLY_DATA_TOO_LONG, () -> skips(early));
  }

  private boolean skips(byte[] record) throws TlsFault {
    byte[] plain = new byte[RecordLimits.RECORD];
    return reader.open(record.clone(), 0, record.length, plain, 0) == RecordReader.SKIPPED;
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, HTTP_REQUEST_INSTEAD",
    "CONNECT a:443 HTTP/1.1, PROXY_REQUEST_INSTEAD",
    "HTTP/1.1 400 Bad Request, HTTP_RESPONSE_INSTEAD",
    "SSH-2.0-OpenSSH_9.2, RECORD_VERSION_WRONG",
    "220 mail ready, RECORD_VERSION_WRONG"
  })
  void whatIsNoTlsIsCalledByItsName(String text, InvalidMessage code) {
    byte[] input = text.getBytes(StandardCharsets.US_ASCII);

    assertFault(code, () -> RecordReader.recordLength(input, 0, input.length));
  }

  @Test
  void aHelloOfSsl2IsCalledByItsName() {
    byte[] hello = {(byte) 0x80, 46, 1, 3, 1};

    assertFault(InvalidMessage.SSL2_HELLO, () -> RecordReader.recordLength(hello, 0, 5));
  }

  @Test
  void aHeaderThatIsNotWholeIsWaitedFor() throws TlsFault {
    byte[] header = {22, 3, 1, 1, 0};
    for (int available = 0; available < 5; available++) {
      assertThat(RecordReader.recordLength(header, 0, available)).isZero();
    }
    assertThat(RecordReader.recordLength(header, 0, 5)).isEqualTo(5 + 256);
  }

  @Test
  void aLengthBeyondEveryLimitIsRefusedByItsHeader() {
    byte[] header = {22, 3, 3, 0x48, 1};

    assertFault(PeerMisbehaved.RECORD_TOO_LONG, () -> RecordReader.recordLength(header, 0, 5));
  }

  @Test
  void keysAreChangedBeforeTheirLimit() throws TlsFault {
    writer.updateKeysAfter(3);
    protect(CipherSuite.TLS_AES_256_GCM_SHA384);
    seal(bytes(1));
    seal(bytes(1));
    assertThat(writer.needsKeyUpdate()).isFalse();
    seal(bytes(1));

    assertThat(writer.needsKeyUpdate()).isTrue();
    protect(CipherSuite.TLS_AES_256_GCM_SHA384);
    assertThat(writer.needsKeyUpdate()).isFalse();
  }

  @Test
  void theFirstHelloMaySayTls10() throws TlsFault {
    writer.announceTls10(true);
    assertThat(unprotected(ContentType.HANDSHAKE, bytes(4))).startsWith(22, 3, 1, 0, 4);
    writer.announceTls10(false);
    assertThat(unprotected(ContentType.HANDSHAKE, bytes(4))).startsWith(22, 3, 3, 0, 4);
  }

  @Test
  void anAlertOfAClientWithoutKeysIsHeard() throws TlsFault {
    protect(CipherSuite.TLS_AES_128_GCM_SHA256);
    byte[] alert = {21, 3, 3, 0, 2, 2, 40};
    assertThat(open(alert)).containsExactly(2, 40);
    assertThat(reader.wasProtected()).isFalse();
    open(seal(bytes(1)));

    assertFault(PeerMisbehaved.RECORD_FORGED, () -> open(alert));
  }

  private void protect(CipherSuite suite) {
    RecordKeys[] keys = keys(suite);
    writer.protect(primitives, keys[0]);
    reader.protect(primitives, keys[1]);
  }

  private RecordKeys[] keys(CipherSuite suite) {
    byte[] key = bytes(suite.aead().keyLength());
    byte[] iv = bytes(ivLength(suite));
    return new RecordKeys[] {
      new RecordKeys(suite, key.clone(), iv.clone()), new RecordKeys(suite, key, iv)
    };
  }

  private static int ivLength(CipherSuite suite) {
    return suite.version() == ProtocolVersion.TLS13 ? 12 : suite.aead().fixedIvLength12();
  }

  // A record of TLS 1.3 as a faulty peer would make it.
  private byte[] rawRecord(RecordKeys keys, int outerType, byte[] inner) {
    byte[] record = new byte[5 + inner.length + 16];
    byte[] header = new byte[5];
    RecordHeader.write(header, 0, outerType, inner.length + 16);
    System.arraycopy(header, 0, record, 0, 5);
    System.arraycopy(inner, 0, record, 5, inner.length);
    var aead = primitives.sealing(keys.suite().aead(), keys.key());
    aead.begin(keys.iv(), header);
    aead.seal(record, 5, inner.length);
    return record;
  }

  private byte[] unprotected(ContentType type, byte[] content) throws TlsFault {
    ByteQueue output = new ByteQueue();
    RecordWriter plain = writer.isProtecting() ? new RecordWriter() : writer;
    plain.write(type, content, output);
    return output.take(output.length());
  }

  private byte[] seal(byte[] plain) throws TlsFault {
    byte[] record = new byte[writer.sealedSize(plain.length)];
    assertThat(writer.seal(plain, 0, plain.length, record, 0)).isEqualTo(record.length);
    return record;
  }

  private byte[] open(byte[] record) throws TlsFault {
    byte[] plain = new byte[RecordLimits.RECORD];
    int length = reader.open(record.clone(), 0, record.length, plain, 0);
    return Arrays.copyOf(plain, length);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void assertFault(FaultCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(TlsFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
