// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ResponseHead;
import dev.signet.http.server.HeadOutcome.Http1Head;
import dev.signet.http.server.ResponseEncoder.Framing;
import dev.signet.http.server.ResponseEncoder.Persistence;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;

/** How far an HTTP/1 response has got, and how it is framed. */
final class ResponseState {
  private static final long UNKNOWN = -1;

  private final Http1Head request;
  private Framing framing = Framing.AS_GIVEN;
  private Persistence persistence = Persistence.STAYS;
  private long remaining = UNKNOWN;
  private boolean started;
  private boolean ended;
  private boolean bodyless;

  ResponseState(Http1Head request) {
    this.request = request;
  }

  boolean hasStarted() {
    return started;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean closesConnection() {
    return persistence == Persistence.CLOSES;
  }

  Framing framing() {
    return framing;
  }

  Persistence persistence() {
    return persistence;
  }

  /** Content that comes all the same is dropped. */
  boolean isBodyless() {
    return bodyless;
  }

  /** Bytes pass without framing from now on. */
  void becomeTunnel() {
    framing = Framing.UNTIL_CLOSE;
    remaining = UNKNOWN;
    bodyless = false;
    ended = false;
  }

  /** Chooses the framing (RFC 9112, 6.3). */
  void start(ResponseHead head, boolean last, boolean staysOpen) {
    started = true;
    HttpHeaders headers = head.headers();
    int status = head.status().code();
    boolean upgrades = status == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    boolean noContentStatus = status < 200 || status == 204 || status == 304;
    bodyless = noContentStatus || request.head().method().equals(HttpMethod.HEAD);
    remaining = bodyless ? UNKNOWN : length(headers);
    framing = framing(headers, last, noContentStatus);
    if (upgrades) {
      persistence = Persistence.UPGRADES;
    } else if (!staysOpen || framing == Framing.UNTIL_CLOSE) {
      persistence = Persistence.CLOSES;
    } else {
      persistence = request.chunksKnown() ? Persistence.STAYS : Persistence.STAYS_ALOUD;
    }
    ended = last;
  }

  /**
   * Counts content.
   *
   * @return whether it fits what was announced
   */
  boolean count(int bytes, boolean last) {
    ended = last;
    if (remaining == UNKNOWN) {
      return true;
    }
    remaining -= bytes;
    return last ? remaining == 0 : remaining >= 0;
  }

  /** Content that is announced and has not been written, or -1 where it is not known. */
  long remaining() {
    return remaining;
  }

  private Framing framing(HttpHeaders headers, boolean last, boolean noContentStatus) {
    if (noContentStatus) {
      return Framing.NONE;
    }
    if (headers.contains(FieldNames.CONTENT_LENGTH)) {
      return Framing.AS_GIVEN;
    }
    if (bodyless) {
      return Framing.NONE;
    }
    if (last) {
      return Framing.EMPTY;
    }
    return request.chunksKnown() ? Framing.CHUNKS : Framing.UNTIL_CLOSE;
  }

  private static long length(HttpHeaders headers) {
    String value = headers.get(FieldNames.CONTENT_LENGTH);
    if (value == null) {
      return UNKNOWN;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      return UNKNOWN;
    }
  }
}
