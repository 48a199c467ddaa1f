// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of the record layer: cuts what is sent into records and protects them (RFC 9846
 * 5). Not thread-safe.
 */
public final class RecordWriter {
  /** RFC 9846 5.1: a first ClientHello may say TLS 1.0, for servers that know no better. */
  private static final int TLS10 = 0x0301;

  private PaddingPolicy padding;
  private @Nullable SealingKey key;
  private int largestOwn = RecordLimits.PLAINTEXT;
  private int largest = RecordLimits.PLAINTEXT;
  private int legacyVersion = RecordHeader.TLS12;
  private long updateAfter = Long.MAX_VALUE;
  private long refuseAfter = Long.MAX_VALUE;
  private long configuredLimit = Long.MAX_VALUE;

  /** Without protection and padding. */
  public RecordWriter() {
    this(PaddingPolicy.NONE);
  }

  /** Without protection. */
  public RecordWriter(PaddingPolicy padding) {
    this.padding = padding;
  }

  /** Protects what follows; the keys are wiped. */
  public void protect(Primitives primitives, RecordKeys keys) {
    key = SealingKey.of(primitives, keys);
    setLimits(keys);
    keys.wipe();
  }

  /** Protects what follows no more, until there are keys again. */
  public void stopProtecting() {
    key = null;
    updateAfter = Long.MAX_VALUE;
    refuseAfter = Long.MAX_VALUE;
  }

  // TLS 1.2 has no way to new keys but a new connection; its number of records ends at 2^64 - 1 and
  // it goes on until near there, as others do.
  private void setLimits(RecordKeys keys) {
    AeadAlgorithm aead = keys.suite().aead();
    boolean canUpdate = keys.suite().version() == ProtocolVersion.TLS13;
    refuseAfter = canUpdate ? aead.recordLimit() : Long.MAX_VALUE - 1;
    updateAfter = canUpdate ? Math.min(configuredLimit, aead.recordLimit() / 2) : Long.MAX_VALUE;
  }

  /** Whether what follows is protected. */
  public boolean isProtecting() {
    return key != null;
  }

  /** Makes records as this side wants them. */
  public void keepTo(RecordPolicy policy) {
    padding = policy.padding();
    largestOwn = policy.largestSent();
    largest = largestOwn;
  }

  /** Makes records that hold no more than this, as the peer asked by RFC 8449. */
  public void limitPlaintext(int bytes) {
    largest = Math.clamp(bytes, 1, largestOwn);
  }

  /** Asks for new keys after as many records, where the cipher does not ask for it before. */
  public void updateKeysAfter(long records) {
    configuredLimit = records;
    updateAfter = Math.min(updateAfter, records);
  }

  /** Whether the next records say TLS 1.0: those of a client's first hello, and no others. */
  public void announceTls10(boolean first) {
    legacyVersion = first ? TLS10 : RecordHeader.TLS12;
  }

  /**
   * Whether a KeyUpdate should be sent before more data, RFC 9846 5.5: half of the records that the
   * cipher may protect have left.
   */
  public boolean needsKeyUpdate() {
    return key != null && key.count() >= updateAfter;
  }

  /** The length of the records that {@link #seal} will make of as many bytes. */
  public int sealedSize(int length) {
    int whole = length / largest;
    int rest = length % largest;
    int last = rest > 0 || length == 0 ? recordSize(rest) : 0;
    return Math.addExact(Math.multiplyExact(whole, recordSize(largest)), last);
  }

  private int recordSize(int length) {
    return length + overhead() + paddingFor(ContentType.APPLICATION_DATA, length);
  }

  private int overhead() {
    return key == null ? RecordLimits.HEADER : key.overhead();
  }

  private int paddingFor(ContentType type, int length) {
    if (key == null || !key.canPad()) {
      return 0;
    }
    int room = largest - length;
    return Math.clamp(padding.paddingFor(type, length, room), 0, room);
  }

  /** Appends records that hold a whole array. */
  public void write(ContentType type, byte[] content, ByteQueue output) throws TlsFault {
    write(type, content, 0, content.length, output);
  }

  /** Appends records that hold all that waits in a queue, which is empty then. */
  public void write(ContentType type, ByteQueue content, ByteQueue output) throws TlsFault {
    byte[] all = content.take(content.length());
    write(type, all, 0, all.length, output);
  }

  /** Appends records that hold a part of an array; of nothing, nothing is made. */
  public void write(ContentType type, byte[] content, int offset, int length, ByteQueue output)
      throws TlsFault {
    for (int done = 0; done < length; ) {
      int fragment = Math.min(largest, length - done);
      int size = fragment + overhead() + paddingFor(type, fragment);
      int at = output.reserve(size);
      System.arraycopy(content, offset + done, output.array(), at + headRoom(), fragment);
      output.commit(finish(type, output.array(), at, fragment));
      done += fragment;
    }
  }

  /**
   * Makes records of application data straight into the caller's array, which needs {@link
   * #sealedSize} of room; the arrays must not overlap. No bytes make one empty record.
   *
   * @return the bytes written
   */
  public int seal(byte[] plain, int offset, int length, byte[] out, int outOffset) throws TlsFault {
    int at = outOffset;
    int done = 0;
    do {
      int fragment = Math.min(largest, length - done);
      System.arraycopy(plain, offset + done, out, at + headRoom(), fragment);
      at += finish(ContentType.APPLICATION_DATA, out, at, fragment);
      done += fragment;
    } while (done < length);
    return at - outOffset;
  }

  private int headRoom() {
    return key == null ? RecordLimits.HEADER : key.headRoom();
  }

  private int finish(ContentType type, byte[] record, int at, int length) throws TlsFault {
    if (key == null) {
      RecordHeader.write(record, at, type.code(), legacyVersion, length);
      return RecordLimits.HEADER + length;
    }
    if (key.count() >= refuseAfter) {
      throw EngineMisuse.RECORD_LIMIT_REACHED.toFault(
          "at most " + refuseAfter + " records with one key", "one more");
    }
    return key.seal(type, record, at, length, paddingFor(type, length));
  }
}
