// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Makes handshake messages of what records hold: a record may hold several messages, a message may
 * span several records (RFC 9846 5.1). Holds no memory between messages. Not thread-safe.
 */
public final class HandshakeJoiner {
  private static final int HEADER = 4;
  private static final int CERTIFICATE = 11;
  private static final int COMPRESSED_CERTIFICATE = 25;

  /**
   * The longest message that has no certificates: hellos with hybrid shares, tickets and a page of
   * padding are a fraction of it, and this much a stranger can make this side keep.
   */
  private static final int LONGEST = 1 << 16;

  /** The longest chain of certificates: ten with ML-DSA-87 keys and signatures fit. */
  public static final int LONGEST_CERTIFICATES = 1 << 17;

  private final int longestCertificates;
  private final ByteQueue pending = new ByteQueue();

  /** With the usual bounds. */
  public HandshakeJoiner() {
    this(LONGEST_CERTIFICATES);
  }

  /** With another bound for messages that have certificates, in bytes. */
  public HandshakeJoiner(int longestCertificates) {
    this.longestCertificates = longestCertificates;
  }

  /** Takes what a handshake record holds; {@link #next} has to be called until it gives null. */
  public void add(byte[] fragment, int offset, int length) {
    pending.add(fragment, offset, length);
  }

  /**
   * The next whole message with its header, in an array of its own; null where more records are
   * needed.
   *
   * @throws TlsFault where a message says that it is longer than any may be
   */
  public @Nullable Bytes next() throws TlsFault {
    if (pending.length() < HEADER) {
      return null;
    }
    int length = (pending.peek(1) << 16) | (pending.peek(2) << 8) | pending.peek(3);
    requireLength(pending.peek(0), length);
    if (pending.length() < HEADER + length) {
      return null;
    }
    return Bytes.wrap(pending.take(HEADER + length));
  }

  private void requireLength(int type, int length) throws TlsFault {
    boolean certificates = type == CERTIFICATE || type == COMPRESSED_CERTIFICATE;
    int limit = certificates ? longestCertificates : LONGEST;
    if (length > limit) {
      throw InvalidMessage.MESSAGE_TOO_LONG.toFault(
          "message of type " + type, "at most " + limit + " bytes", length + " bytes");
    }
  }

  /**
   * Whether nothing is left over. RFC 9846 5.1: "Handshake messages MUST NOT span key changes", so
   * that new keys may only be taken here; nor may records of another type come between (5.1).
   */
  public boolean isAligned() {
    return pending.isEmpty();
  }
}
