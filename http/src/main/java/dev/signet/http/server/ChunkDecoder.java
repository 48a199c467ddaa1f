// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.buffer.ByteBuf;

/**
 * Takes the framing off chunked content (RFC 9112, 7.1), strictly. Extensions and trailers are
 * checked, bounded and dropped.
 */
final class ChunkDecoder {
  /** What stands at the reader's index now. */
  enum Step {
    /** Nothing can be said before more bytes come. */
    MORE,
    /** Content: up to {@link ChunkDecoder#remaining} bytes of it. */
    DATA,
    /** The content has ended. */
    END,
    /** The grammar or a bound is broken. */
    BROKEN
  }

  private enum State {
    SIZE,
    EXTENSION,
    DATA,
    DATA_END,
    TRAILER,
    END
  }

  /** A chunk of 2^60 bytes does not exist, so that the size cannot overflow. */
  private static final int MAX_SIZE_DIGITS = 15;

  /** Nobody uses extensions; many of them are an attack (CVE-2023-39326). */
  private static final int MAX_EXTENSION = 256;

  private static final int MAX_TRAILER = 8 * 1024;

  private State state = State.SIZE;
  private long remaining;
  private int digits;
  private int extension;
  private int trailer;
  private int line;
  private boolean returned;

  /** Reads framing until there is content, an end or nothing more. */
  Step next(ByteBuf in) {
    if (state == State.DATA && remaining == 0) {
      state = State.DATA_END;
    }
    while (state != State.DATA && state != State.END) {
      if (!in.isReadable()) {
        return Step.MORE;
      }
      if (!accept(in.readByte())) {
        return Step.BROKEN;
      }
    }
    if (state == State.END) {
      return Step.END;
    }
    return in.isReadable() ? Step.DATA : Step.MORE;
  }

  /** Content left in the present chunk. */
  long remaining() {
    return remaining;
  }

  /** So much content was taken. */
  void taken(long bytes) {
    remaining -= bytes;
  }

  private boolean accept(byte octet) {
    return switch (state) {
      case SIZE -> size(octet);
      case EXTENSION -> extension(octet);
      case DATA_END -> dataEnd(octet);
      case TRAILER -> trailer(octet);
      case DATA, END -> false;
    };
  }

  private boolean size(byte octet) {
    if (returned) {
      return octet == '\n' && sizeEnded();
    }
    int digit = Character.digit(octet, 16);
    if (digit >= 0) {
      remaining = remaining << 4 | digit;
      return ++digits <= MAX_SIZE_DIGITS;
    }
    if (octet == ';') {
      state = State.EXTENSION;
      return digits > 0;
    }
    returned = octet == '\r';
    return returned && digits > 0;
  }

  private boolean extension(byte octet) {
    if (returned) {
      return octet == '\n' && sizeEnded();
    }
    returned = octet == '\r';
    return ++extension <= MAX_EXTENSION && (returned || isVisible(octet));
  }

  private boolean sizeEnded() {
    returned = false;
    digits = 0;
    line = 0;
    state = remaining == 0 ? State.TRAILER : State.DATA;
    return true;
  }

  private boolean dataEnd(byte octet) {
    if (!returned) {
      returned = octet == '\r';
      return returned;
    }
    returned = false;
    state = State.SIZE;
    return octet == '\n';
  }

  private boolean trailer(byte octet) {
    if (++trailer > MAX_TRAILER) {
      return false;
    }
    if (returned) {
      returned = false;
      state = line == 0 ? State.END : State.TRAILER;
      line = 0;
      return octet == '\n';
    }
    if (octet == '\r') {
      returned = true;
      return true;
    }
    // A folded trailer would start with white space.
    boolean folded = line == 0 && (octet == ' ' || octet == '\t');
    line++;
    return !folded && (octet < 0 || isVisible(octet));
  }

  private static boolean isVisible(byte octet) {
    return (octet >= ' ' && octet != 0x7f) || octet == '\t';
  }
}
