// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of the record layer: opens one record at a time (RFC 9846 5). After a fault it
 * must not be used. Not thread-safe.
 */
public final class RecordReader {
  /** What {@link #open} gives for a record of early data that was refused. */
  public static final int SKIPPED = -1;

  private static final int ALERT_LENGTH = 2;
  private static final int TAG = AeadAlgorithm.TAG_LENGTH;

  private @Nullable OpeningKey key;
  private boolean tls13;
  private boolean anyOpened;
  private int largest = RecordLimits.PLAINTEXT;
  private int emptyInARow;
  private long skippable;
  private boolean skipping;
  private boolean opened;
  private ContentType contentType = ContentType.HANDSHAKE;

  /** Without protection. */
  public RecordReader() {}

  /**
   * The whole length of the record that begins there, header included; 0 where the header is not
   * whole yet.
   *
   * @throws TlsFault where it is no record of TLS, or longer than any may be
   */
  public static int recordLength(byte[] input, int offset, int available) throws TlsFault {
    return RecordHeader.recordLength(input, offset, available);
  }

  /** Expects what follows to be protected; the keys are wiped. */
  public void protect(Primitives primitives, RecordKeys keys) {
    key = OpeningKey.of(primitives, keys);
    tls13 = keys.suite().version() == ProtocolVersion.TLS13;
    keys.wipe();
  }

  /** Whether what follows is expected to be protected. */
  public boolean isProtected() {
    return key != null;
  }

  /** Refuses records that hold more than this, as both sides have agreed by RFC 8449. */
  public void limitPlaintext(int bytes) {
    largest = Math.clamp(bytes, 1, RecordLimits.PLAINTEXT);
  }

  /**
   * Skips early data that this server refuses, RFC 9846 4.2.10: records that do not open and,
   * before a second ClientHello, records of application data; until one is of use.
   *
   * @param bytes the most to skip, after which a record that does not open is a fault
   */
  public void skipEarlyData(long bytes) {
    skipping = true;
    skippable = bytes;
  }

  /** The type of what the last record held. */
  public ContentType contentType() {
    return contentType;
  }

  /** Whether the last record was protected. */
  public boolean wasProtected() {
    return opened;
  }

  /**
   * Opens exactly one record. What it holds lies in {@code plain} then; with room for the whole
   * record that is where it is decrypted to, with less room it is decrypted in place and copied.
   *
   * @return the length of what it holds, or {@link #SKIPPED}
   */
  public int open(byte[] record, int offset, int length, byte[] plain, int plainOffset)
      throws TlsFault {
    int typeCode = record[offset] & 0xff;
    int held =
        isPlain(typeCode, length)
            ? copy(record, offset, length, plain, plainOffset)
            : decrypt(record, offset, length, plain, plainOffset);
    if (held != SKIPPED) {
      requireSize(held);
    }
    return held;
  }

  // RFC 9846 5: change_cipher_spec is never protected in TLS 1.3. Nor is the alert of a client that
  // could not read the ServerHello and thus has no keys: short, and before anything was opened.
  private boolean isPlain(int typeCode, int length) {
    if (key == null) {
      return true;
    }
    if (!tls13) {
      return false;
    }
    boolean shortAlert =
        typeCode == ContentType.ALERT.code() && length == RecordLimits.HEADER + ALERT_LENGTH;
    return typeCode == ContentType.CHANGE_CIPHER_SPEC.code() || (shortAlert && !anyOpened);
  }

  private int copy(byte[] record, int offset, int length, byte[] plain, int plainOffset)
      throws TlsFault {
    opened = false;
    setContentType(record[offset] & 0xff);
    if (skipping && key == null && contentType == ContentType.APPLICATION_DATA) {
      return skip(length);
    }
    if (contentType == ContentType.HANDSHAKE) {
      skipping = false;
    }
    int held = length - RecordLimits.HEADER;
    RecordHeader.requireAtMost(RecordLimits.PLAINTEXT, held);
    System.arraycopy(record, offset + RecordLimits.HEADER, plain, plainOffset, held);
    return held;
  }

  private int decrypt(byte[] record, int offset, int length, byte[] plain, int plainOffset)
      throws TlsFault {
    OpeningKey current = Objects.requireNonNull(key);
    boolean hasRoom = plain.length - plainOffset >= length - RecordLimits.HEADER - TAG;
    byte[] target = hasRoom ? plain : record;
    int at = hasRoom ? plainOffset : offset + RecordLimits.HEADER;
    int held = current.open(record, offset, length, target, at);
    if (held == OpeningKey.FORGED) {
      if (skipping) {
        return skip(length);
      }
      throw PeerMisbehaved.RECORD_FORGED.toFault();
    }
    skipping = false;
    anyOpened = true;
    opened = true;
    setContentType(current.typeCode());
    if (!hasRoom) {
      System.arraycopy(record, at, plain, plainOffset, held);
    }
    return held;
  }

  private int skip(int length) throws TlsFault {
    skippable -= length;
    if (skippable < 0) {
      throw PeerMisbehaved.EARLY_DATA_TOO_LONG.toFault();
    }
    return SKIPPED;
  }

  private void setContentType(int typeCode) throws TlsFault {
    ContentType known = ContentType.of(typeCode);
    // RFC 9846 5: a protected change_cipher_spec is an unexpected message.
    boolean protectedChange = tls13 && opened && known == ContentType.CHANGE_CIPHER_SPEC;
    if (known == null || protectedChange) {
      throw RecordHeader.unknownType(typeCode);
    }
    contentType = known;
  }

  private void requireSize(int held) throws TlsFault {
    RecordHeader.requireAtMost(opened ? largest : RecordLimits.PLAINTEXT, held);
    if (held == 0) {
      emptyInARow++;
    } else if (contentType != ContentType.ALERT) {
      // A warning brings nothing either: between empty records it does not begin a new row.
      emptyInARow = 0;
    }
    if (emptyInARow > RecordLimits.EMPTY_IN_A_ROW) {
      throw PeerMisbehaved.EMPTY_RECORDS_TOO_MANY.toFault(
          "at most " + RecordLimits.EMPTY_IN_A_ROW + " in a row", "one more");
    }
  }
}
