// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Netty's codec for one connection, which tells {@link Http2Streams} what happens to it. */
final class Http2Handler extends Http2ConnectionHandler {
  private final Http2Streams streams;

  Http2Handler(
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings,
      Http2Streams streams) {
    super(decoder, encoder, settings);
    this.streams = streams;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) throws Exception {
    streams.begin(this, context);
    super.handlerAdded(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    streams.setReading(true);
    super.channelRead(context, message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    streams.setReading(false);
    super.channelReadComplete(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    super.channelInactive(context);
    streams.end();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
    if (cause instanceof Http2Exception || cause.getCause() instanceof Http2Exception) {
      super.exceptionCaught(context, cause);
    } else {
      // Resets by the client, and writes to a connection that is gone.
      var _ = context.close();
    }
  }

  @Override
  protected void onStreamError(
      ChannelHandlerContext context, boolean outbound, Throwable cause, StreamException error) {
    streams.refused(error);
    Http2Stream stream = connection().stream(error.streamId());
    if (stream != null) {
      super.onStreamError(context, outbound, cause, sharpened(stream, error));
      return;
    }
    Optional<Http2Error> worse = streams.history().judge(error.streamId());
    if (worse.isPresent() && error.error() == Http2Error.STREAM_CLOSED) {
      onConnectionError(
          context, outbound, cause, Http2Exception.connectionError(worse.get(), "stream is gone"));
    } else {
      super.onStreamError(context, outbound, cause, error);
    }
  }

  /**
   * RFC 9113, 5.1: on a stream whose request has ended, further fields are an error of type
   * STREAM_CLOSED.
   */
  private StreamException sharpened(Http2Stream stream, StreamException error) {
    boolean ended = stream.state() == Http2Stream.State.HALF_CLOSED_REMOTE;
    return ended && streams.serves(stream) && error.error() == Http2Error.PROTOCOL_ERROR
        ? (StreamException)
            Http2Exception.streamError(stream.id(), Http2Error.STREAM_CLOSED, "stream has ended")
        : error;
  }

  @Override
  protected void onConnectionError(
      ChannelHandlerContext context,
      boolean outbound,
      Throwable cause,
      @Nullable Http2Exception error) {
    streams.refused(error == null ? cause : error);
    super.onConnectionError(context, outbound, cause, error);
  }

  @Override
  protected void handleServerHeaderDecodeSizeError(
      ChannelHandlerContext context, Http2Stream stream) {
    streams.headerTooLarge();
    super.handleServerHeaderDecodeSizeError(context, stream);
  }
}
