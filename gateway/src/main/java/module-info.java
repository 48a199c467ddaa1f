// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/**
 * The reverse proxy: routes, gates and forwarding. It is given what judges tokens and what speaks
 * TLS, and knows neither the certificate authority nor the accounts behind them.
 */
@NullMarked
module dev.signet.gateway {
  requires static transitive org.jspecify;
  requires transitive dev.signet.explain;
  requires transitive dev.signet.http;
  requires transitive dev.signet.identity;
  requires io.netty.buffer;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.transport;
  requires tools.jackson.core;

  exports dev.signet.gateway;
}
