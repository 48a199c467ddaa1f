// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** HTTPS servers and clients in a few lines each. */
@NullMarked
module dev.signet.examples.https {
  requires static transitive org.jspecify;
  requires dev.signet.jsse;
  requires io.netty.buffer;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires transitive io.netty.transport;
  requires transitive java.net.http;
  requires transitive jdk.httpserver;

  exports dev.signet.examples.https;
}
