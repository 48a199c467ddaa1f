// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.handler.codec.http2.Http2Error;
import java.util.Optional;

/**
 * Which of the last streams a client opened and ended, so that a frame for a stream that is gone
 * can be judged: late by accident, or against the rules.
 */
final class StreamHistory {
  /** Bits in a long: one per stream that the client could have opened, which have odd numbers. */
  private static final int WINDOW = Long.SIZE;

  private int last = -1;
  private long opened;
  private long ended;

  /** A stream with a higher number than all before. */
  void open(int streamId) {
    int distance = (streamId - last) / 2;
    opened = distance < WINDOW ? opened << distance : 0;
    ended = distance < WINDOW ? ended << distance : 0;
    opened |= 1;
    last = streamId;
  }

  /** The client has said that it sends nothing more on a stream. */
  void end(int streamId) {
    int distance = (last - streamId) / 2;
    if (distance < WINDOW) {
      ended |= 1L << distance;
    }
  }

  /**
   * The connection error that a header section for a stream that is gone amounts to, if it does.
   */
  Optional<Http2Error> judge(int streamId) {
    int distance = (last - streamId) / 2;
    if (streamId > last || distance >= WINDOW) {
      return Optional.empty();
    }
    long bit = 1L << distance;
    if ((opened & bit) == 0) {
      // RFC 9113, 5.1.1: opening a stream closes all lower ones that were never opened; using one
      // of them is an "unexpected stream identifier".
      return Optional.of(Http2Error.PROTOCOL_ERROR);
    }
    // RFC 9113, 5.1: frames after END_STREAM on a closed stream are a connection error.
    return (ended & bit) == 0 ? Optional.empty() : Optional.of(Http2Error.STREAM_CLOSED);
  }
}
