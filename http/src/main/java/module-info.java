// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** HTTP/1.1 and HTTP/2 on Netty, server and client, and the seam behind which TLS lives. */
@NullMarked
module dev.signet.http {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive io.netty.buffer;
  requires transitive io.netty.codec.http;
  requires transitive io.netty.common;
  requires transitive io.netty.transport;
  requires dev.signet.tls;
  requires io.netty.codec;
  requires io.netty.codec.http2;
  requires io.netty.handler;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires tools.jackson.core;

  exports dev.signet.http;
  exports dev.signet.http.client;
  exports dev.signet.http.server;
  exports dev.signet.http.tls;
}
