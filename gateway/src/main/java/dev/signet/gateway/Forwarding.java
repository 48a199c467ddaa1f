// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.Exchange;
import dev.signet.http.ExchangeListener;
import dev.signet.http.ResponseHead;
import dev.signet.http.client.UpstreamExchange;
import dev.signet.http.client.UpstreamListener;
import dev.signet.identity.TokenVerifier;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * One admitted request between its client and its application.
 *
 * <p>Buffers go through without being copied, and each side is read only as fast as the other
 * takes. Whatever breaks behind the response's head ends the client's stream visibly.
 */
final class Forwarding implements ExchangeListener {
  private final Forwarder forwarder;
  private final Admission admission;
  private final Exchange exchange;
  private final Visit visit;
  private final boolean pinnable;
  private @Nullable UpstreamExchange upstream;
  private TokenVerifier.@Nullable Watch watch;
  private boolean requestDone;
  private boolean responded;
  private boolean tunnel;
  private boolean over;

  Forwarding(Forwarder forwarder, Admission admission, Exchange exchange, Visit visit) {
    this.forwarder = forwarder;
    this.admission = admission;
    this.exchange = exchange;
    this.visit = visit;
    this.pinnable = visit.isPinnable();
    this.requestDone = !exchange.request().hasContent();
  }

  /** Sends the request's head on. */
  void start() {
    visit.admitted(admission);
    UpstreamExchange begun = forwarder.begin(admission, exchange, visit.id(), new Response());
    if (over || responded) {
      return;
    }
    upstream = begun;
    if (!requestDone && begun.isWritable()) {
      exchange.read();
    }
  }

  @Override
  public void data(ByteBuf content, boolean last) {
    UpstreamExchange to = upstream;
    if (to == null) {
      content.release();
      return;
    }
    requestDone |= last;
    to.write(content, last);
    if (!last && to.isWritable()) {
      exchange.read();
    }
  }

  @Override
  public void writable() {
    UpstreamExchange from = upstream;
    if (from != null) {
      from.reading(true);
    }
  }

  @Override
  public void aborted() {
    cancel();
    visit.aborted();
  }

  @Override
  public void completed() {
    close();
    visit.completed();
  }

  /** Cuts both sides. */
  private void end() {
    if (!over) {
      cancel();
      exchange.abort();
      visit.aborted();
    }
  }

  private void cancel() {
    UpstreamExchange to = upstream;
    close();
    if (to != null) {
      to.cancel();
    }
  }

  private void close() {
    over = true;
    upstream = null;
    TokenVerifier.Watch watching = watch;
    if (watching != null) {
      watch = null;
      watching.close();
    }
  }

  // A stream that outlives its login would be a way around revocation. The login is looked at once
  // more behind the beginning of the watch, since it may have ended before.
  private void watch() {
    Admission.Login login = admission.login().orElse(null);
    if (login == null || watch != null || over) {
      return;
    }
    watch = forwarder.gate().watch(login, () -> exchange.eventLoop().execute(this::end));
    if (!forwarder.gate().stillHolds(login)) {
      end();
    }
  }

  /** What comes back from the application. */
  private final class Response implements UpstreamListener {
    @Override
    public void interim(ResponseHead head) {
      // 100 is the server's to send, when the request's content is first asked for.
      if (!over && head.status().code() != HttpResponseStatus.CONTINUE.code()) {
        forwarder.responses().ofUpstream(head.headers(), false);
        exchange.interim(head);
      }
    }

    @Override
    public void head(ResponseHead head, boolean last) {
      UpstreamExchange from = upstream;
      if (over || from == null) {
        return;
      }
      responded = true;
      visit.answered(head.status().code());
      visit.firstByteAt(from.firstByteNanos());
      if (head.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
        upgrade(head);
      } else {
        forwarder.responses().ofUpstream(head.headers(), pinnable);
        exchange.respond(head, last);
      }
    }

    @Override
    public void data(ByteBuf content, boolean last) {
      if (over) {
        content.release();
        return;
      }
      visit.sent(content.readableBytes());
      exchange.write(content, last);
      UpstreamExchange from = upstream;
      if (!last && from != null && !exchange.isWritable()) {
        from.reading(false);
      }
    }

    @Override
    public void writable() {
      if (!over && (tunnel || !requestDone)) {
        exchange.read();
      }
    }

    @Override
    public void failed(Finding finding) {
      if (over) {
        return;
      }
      visit.refused(finding.code());
      upstream = null;
      if (responded) {
        end();
      } else {
        responded = true;
        forwarder.denial().answer(exchange, visit, finding);
      }
    }

    @Override
    public void lasting() {
      watch();
    }

    private void upgrade(ResponseHead head) {
      tunnel = true;
      requestDone = true;
      forwarder.responses().ofUpgrade(head.headers(), pinnable);
      exchange.respond(head, false);
      exchange.upgrade();
      exchange.read();
      watch();
    }
  }
}
