// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** Puts together Netty's HTTP/2 codec and our streams. */
final class Http2Pipeline
    extends AbstractHttp2ConnectionHandlerBuilder<Http2Handler, Http2Pipeline> {
  /** The time in which {@link FrameLimits#resets} are counted. */
  private static final int RESET_SECONDS = 30;

  /** Frames of ours that a client makes us queue by not reading: acknowledgements and resets. */
  private static final int MAX_QUEUED_CONTROL_FRAMES = 1000;

  /** We push nothing (RFC 9113, 8.4). */
  private static final int MAX_RESERVED_STREAMS = 0;

  /** Continuation frames that are far from full: more is a flood (CVE-2024-27316). */
  private static final int MAX_SMALL_CONTINUATIONS = 16;

  /** Empty data frames in a row that do not end the stream (CVE-2019-9518). */
  private static final int MAX_EMPTY_DATA_FRAMES = 4;

  private final Http2Streams streams;

  private Http2Pipeline(Http2Streams streams) {
    this.streams = streams;
  }

  static ChannelHandler handler(ConnectionScope scope) {
    FrameLimits limits = scope.settings().limits().frames();
    DefaultHttp2Connection connection = new DefaultHttp2Connection(true, MAX_RESERVED_STREAMS);
    // RFC 9113, 5.3 deprecates priorities: all streams are equal, which is also the least work.
    UniformStreamByteDistributor turns = new UniformStreamByteDistributor(connection);
    // Netty's 1 KiB would make a hundred frames of 100 KiB where a connection has many streams.
    turns.minAllocationChunk(DataFrames.FULL);
    connection.remote().flowController(new DefaultHttp2RemoteFlowController(connection, turns));
    Http2Settings settings =
        new Http2Settings()
            .maxConcurrentStreams(limits.streams())
            .initialWindowSize(limits.streamWindow())
            .maxHeaderListSize(scope.message().headerSection())
            .connectProtocolEnabled(true);
    return new Http2Pipeline(new Http2Streams(scope, connection))
        .connection(connection)
        .initialSettings(settings)
        .validateHeaders(true)
        .decoderEnforceMaxRstFramesPerWindow(limits.resets(), RESET_SECONDS)
        .decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_DATA_FRAMES)
        .decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS)
        .encoderEnforceMaxQueuedControlFrames(MAX_QUEUED_CONTROL_FRAMES)
        .gracefulShutdownTimeoutMillis(scope.times().drain().toMillis())
        .build();
  }

  @Override
  protected Http2Handler build() {
    frameListener(streams);
    return super.build();
  }

  @Override
  protected Http2Handler build(
      Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
    return new Http2Handler(decoder, encoder, settings, streams);
  }
}
