// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.Exchange;
import dev.signet.http.ExchangeListener;
import dev.signet.http.ExchangeService;
import dev.signet.http.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Takes an upgrade and sends every byte back. */
final class TunnelService implements ExchangeService {
  @Override
  public ExchangeListener begin(Exchange exchange) {
    HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
    headers.set("Upgrade", String.valueOf(exchange.request().headers().get("upgrade")));
    headers.set("Sec-WebSocket-Accept", "x");
    exchange.respond(new ResponseHead(HttpResponseStatus.SWITCHING_PROTOCOLS, headers), false);
    exchange.upgrade();
    exchange.read();
    return new ExchangeListener() {
      @Override
      public void data(ByteBuf content, boolean last) {
        exchange.write(content, last);
        exchange.read();
      }

      @Override
      public void writable() {}

      @Override
      public void aborted() {}
    };
  }
}
