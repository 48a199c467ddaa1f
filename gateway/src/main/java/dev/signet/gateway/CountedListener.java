// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.ExchangeListener;
import io.netty.buffer.ByteBuf;

/** One of our own services' listeners, with the end of the exchange told to its visit. */
record CountedListener(ExchangeListener service, Visit visit) implements ExchangeListener {
  @Override
  public void data(ByteBuf content, boolean last) {
    service.data(content, last);
  }

  @Override
  public void writable() {
    service.writable();
  }

  @Override
  public void aborted() {
    service.aborted();
    visit.aborted();
  }

  @Override
  public void completed() {
    service.completed();
    visit.completed();
  }
}
