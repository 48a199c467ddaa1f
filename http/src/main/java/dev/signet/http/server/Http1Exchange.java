// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.Exchange;
import dev.signet.http.ExchangeListener;
import dev.signet.http.RequestHead;
import dev.signet.http.ResponseHead;
import dev.signet.http.ServerConnection;
import dev.signet.http.server.HeadOutcome.Http1Head;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/** One request on an HTTP/1.1 connection. When it has ended, further calls have no effect. */
final class Http1Exchange implements Exchange {
  private final Http1Connection connection;
  private final Http1Head head;
  private final RequestContent content;
  private final ResponseState response;
  private @Nullable ExchangeListener listener;
  private boolean demand;
  private boolean continued;

  Http1Exchange(Http1Connection connection, Http1Head head) {
    this.connection = connection;
    this.head = head;
    this.content = new RequestContent(head.contentLength(), connection.scope().message().content());
    this.response = new ResponseState(head);
  }

  Http1Head head() {
    return head;
  }

  RequestContent content() {
    return content;
  }

  ResponseState response() {
    return response;
  }

  @Nullable ExchangeListener listener() {
    return listener;
  }

  void setListener(ExchangeListener listener) {
    this.listener = listener;
  }

  boolean isContinued() {
    return continued;
  }

  void setContinued() {
    continued = true;
  }

  boolean hasDemand() {
    return demand;
  }

  void deliver(ByteBuf bytes, boolean last) {
    demand = false;
    ExchangeListener told = listener;
    if (told == null) {
      bytes.release();
    } else {
      told.data(bytes, last);
    }
  }

  @Override
  public RequestHead request() {
    return head.head();
  }

  @Override
  public ServerConnection connection() {
    return connection.scope().connection();
  }

  @Override
  public EventLoop eventLoop() {
    return connection.scope().loop().loop();
  }

  @Override
  public void read() {
    if (connection.serves(this)) {
      demand = true;
      connection.demanded(this);
    }
  }

  @Override
  public boolean isWritable() {
    return connection.isWritable();
  }

  @Override
  public void respond(ResponseHead responseHead, boolean last) {
    if (connection.serves(this)) {
      connection.writer().respond(this, responseHead, last);
    }
  }

  @Override
  public void write(ByteBuf bytes, boolean last) {
    if (connection.serves(this)) {
      connection.writer().write(this, bytes, last);
    } else {
      bytes.release();
    }
  }

  @Override
  public void interim(ResponseHead interim) {
    if (connection.serves(this)) {
      connection.writer().interim(this, interim);
    }
  }

  @Override
  public void abort() {
    if (connection.serves(this)) {
      connection.close();
    }
  }

  @Override
  public void upgrade() {
    if (connection.serves(this)) {
      content.becomeTunnel();
      response.becomeTunnel();
      connection.demanded(this);
    }
  }
}
