// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.ExchangeListener;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Listens to an exchange for whoever comes to answer it: for nobody while the gate is thinking, and
 * for the visit when the gateway itself has answered.
 */
final class Handover implements ExchangeListener {
  private final Visit visit;
  private @Nullable ExchangeListener target;
  private boolean gone;

  Handover(Visit visit) {
    this.visit = visit;
  }

  /** Whether the client went away meanwhile. */
  boolean isGone() {
    return gone;
  }

  /** Passes everything on from now on. */
  void to(ExchangeListener listener) {
    target = listener;
  }

  /** The listener itself where it is known already, which saves a step per event. */
  ExchangeListener settled() {
    ExchangeListener known = target;
    return known == null ? this : known;
  }

  @Override
  public void data(ByteBuf content, boolean last) {
    ExchangeListener known = target;
    if (known == null) {
      content.release();
    } else {
      known.data(content, last);
    }
  }

  @Override
  public void writable() {
    ExchangeListener known = target;
    if (known != null) {
      known.writable();
    }
  }

  @Override
  public void aborted() {
    gone = true;
    ExchangeListener known = target;
    if (known == null) {
      visit.aborted();
    } else {
      known.aborted();
    }
  }

  @Override
  public void completed() {
    ExchangeListener known = target;
    if (known == null) {
      visit.completed();
    } else {
      known.completed();
    }
  }
}
