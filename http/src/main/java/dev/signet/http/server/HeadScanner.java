// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.buffer.ByteBuf;

/** Looks for the end of a header section as its bytes come in, each byte once. */
final class HeadScanner {
  /** The end has not come yet. */
  static final int INCOMPLETE = -1;

  /**
   * A line ends with LF alone. RFC 9112, 2.2 allows a recipient to take that for a line's end;
   * since not all do, two servers in a row may see two different requests, so it is refused.
   */
  static final int BARE_LINE_FEED = -2;

  /** Empty lines before a request line (RFC 9112, 2.2): some old clients send one. */
  private static final int MAX_EMPTY_LINES = 2;

  private static final byte CR = '\r';
  private static final byte LF = '\n';

  private int scanned;
  private int lineStart;

  /** For the next header section, whose first byte is the next that is read. */
  void begin(ByteBuf in) {
    scanned = 0;
    lineStart = 0;
    for (int i = 0; i < MAX_EMPTY_LINES && startsWithEmptyLine(in); i++) {
      in.skipBytes(2);
    }
  }

  /**
   * The length of the header section at the reader's index with its empty line, or one of the two
   * constants.
   */
  int length(ByteBuf in) {
    int base = in.readerIndex();
    int end = in.writerIndex();
    int at = in.indexOf(base + scanned, end, LF);
    while (at >= 0) {
      if (at == base || in.getByte(at - 1) != CR) {
        return BARE_LINE_FEED;
      }
      if (at - 1 == base + lineStart) {
        return at + 1 - base;
      }
      lineStart = at + 1 - base;
      at = in.indexOf(at + 1, end, LF);
    }
    scanned = end - base;
    return INCOMPLETE;
  }

  /** Whether the request line has come in whole. */
  boolean hasRequestLine() {
    return lineStart > 0;
  }

  private static boolean startsWithEmptyLine(ByteBuf in) {
    return in.readableBytes() >= 2
        && in.getByte(in.readerIndex()) == CR
        && in.getByte(in.readerIndex() + 1) == LF;
  }
}
