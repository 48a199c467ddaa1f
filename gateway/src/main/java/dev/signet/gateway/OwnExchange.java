// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.Exchange;
import dev.signet.http.RequestHead;
import dev.signet.http.ResponseHead;
import dev.signet.http.ServerConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/**
 * An exchange that one of our own services answers: careful fields are added, and it is counted.
 */
final class OwnExchange implements Exchange {
  private final Exchange exchange;
  private final RequestHead request;
  private final Visit visit;
  private final ResponseFields fields;

  OwnExchange(Exchange exchange, RequestHead request, Visit visit, ResponseFields fields) {
    this.exchange = exchange;
    this.request = request;
    this.visit = visit;
    this.fields = fields;
  }

  @Override
  public RequestHead request() {
    return request;
  }

  @Override
  public ServerConnection connection() {
    return exchange.connection();
  }

  @Override
  public EventLoop eventLoop() {
    return exchange.eventLoop();
  }

  @Override
  public void read() {
    exchange.read();
  }

  @Override
  public boolean isWritable() {
    return exchange.isWritable();
  }

  @Override
  public void respond(ResponseHead head, boolean last) {
    visit.answered(head.status().code());
    fields.ofOurs(head.headers(), visit.isPinnable());
    exchange.respond(head, last);
  }

  @Override
  public void write(ByteBuf content, boolean last) {
    visit.sent(content.readableBytes());
    exchange.write(content, last);
  }

  @Override
  public void interim(ResponseHead head) {
    exchange.interim(head);
  }

  @Override
  public void abort() {
    exchange.abort();
    visit.aborted();
  }

  @Override
  public void upgrade() {
    exchange.upgrade();
  }
}
