// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;

/**
 * Reads responses strictly: what two readers could frame differently is refused, since a cache or a
 * client behind us might read it the other way.
 */
final class ResponseDecoder extends HttpResponseDecoder {
  private static final String ZERO = "0";
  private static final int MAX_CHUNK_BYTES = 256 * 1024;

  private boolean answersHead;
  private boolean received;

  ResponseDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(ClientSettings.MAX_STATUS_LINE_BYTES)
            .setMaxHeaderSize(ClientSettings.MAX_HEAD_BYTES)
            .setMaxChunkSize(MAX_CHUNK_BYTES)
            .setAllowDuplicateContentLengths(false)
            .setStrictLineParsing(true)
            .setUseRfc9112TransferEncoding(true)
            .setValidateHeaders(true));
  }

  /**
   * Says whether the next response answers HEAD, which has a head of content that does not come.
   */
  void expect(boolean toHead) {
    answersHead = toHead;
    received = false;
  }

  /** Whether anything has come since {@link #expect}. */
  boolean hasReceived() {
    return received;
  }

  /** Whether a response has no content, as its head alone shows (RFC 9112, 6.3). */
  boolean isBare(HttpResponse response) {
    return isContentAlwaysEmpty(response)
        || ZERO.contentEquals(response.headers().get(HttpHeaderNames.CONTENT_LENGTH, ""));
  }

  /** Whether bytes are left over behind the last whole message. */
  boolean hasSurplus() {
    return actualReadableBytes() > 0;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    received = true;
    super.channelRead(context, message);
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    return answersHead || super.isContentAlwaysEmpty(message);
  }

  // RFC 9112, 6.3: such a message "might indicate an attempt to perform request smuggling or
  // response splitting and ought to be handled as an error".
  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
  }
}
