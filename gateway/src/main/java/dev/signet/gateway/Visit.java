// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Code;
import dev.signet.http.Exchange;
import dev.signet.http.RequestHead;
import dev.signet.http.ServerConnection;
import dev.signet.identity.Principal;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the access log and the metrics say of one request. Filled on its event loop, and not changed
 * any more once it has ended.
 */
final class Visit {
  /** What nginx logs where the client went away first; no status of HTTP. */
  static final int CLIENT_GONE = 499;

  private final Observer observer;
  private final RequestHead request;
  private final ServerConnection connection;
  private final String id;
  private final long wallMillis;
  private final long startNanos = System.nanoTime();
  private long endNanos;
  private long upstreamNanos;
  private long bytes;
  private int status;
  private String route = "";
  private String principal = "";
  private @Nullable Code code;
  private boolean pinnable;
  private boolean ended;

  /** Told when a request has ended. */
  interface Observer {
    void ended(Visit visit);
  }

  Visit(Observer observer, Exchange exchange, String id, long wallMillis) {
    this.observer = observer;
    this.request = exchange.request();
    this.connection = exchange.connection();
    this.id = id;
    this.wallMillis = wallMillis;
  }

  void site(Site site) {
    pinnable = site.isPinnable() && connection.tls() != null;
  }

  /** Whether the host may be told of HTTPS for good. RFC 6797, 7.2: never over plain HTTP. */
  boolean isPinnable() {
    return pinnable;
  }

  boolean isEnded() {
    return ended;
  }

  void admitted(Admission admission) {
    route = admission.route().name();
    principal =
        switch (admission.principal()) {
          case Principal.Nobody() -> "";
          case Principal.Person person -> person.id();
          case Principal.Service service -> service.id();
        };
  }

  void routed(String name) {
    route = name;
  }

  void refused(Code why) {
    code = why;
  }

  void answered(int with) {
    status = with;
  }

  void sent(int count) {
    bytes += count;
  }

  void firstByteAt(long nanos) {
    upstreamNanos = nanos;
  }

  /** The response has been handed over whole. */
  void completed() {
    end();
  }

  /** The client went away, or its response was cut. */
  void aborted() {
    if (status == 0) {
      status = CLIENT_GONE;
    }
    end();
  }

  private void end() {
    if (!ended) {
      ended = true;
      endNanos = System.nanoTime();
      observer.ended(this);
    }
  }

  RequestHead request() {
    return request;
  }

  ServerConnection connection() {
    return connection;
  }

  String id() {
    return id;
  }

  long wallMillis() {
    return wallMillis;
  }

  int status() {
    return status;
  }

  long bytes() {
    return bytes;
  }

  String route() {
    return route;
  }

  String principal() {
    return principal;
  }

  /** The finding's code, or empty. */
  String code() {
    Code why = code;
    return why == null ? "" : why.id();
  }

  long durationNanos() {
    return endNanos - startNanos;
  }

  long durationMicros() {
    return TimeUnit.NANOSECONDS.toMicros(durationNanos());
  }

  /** From the request to the upstream's first byte; 0 where there was none. */
  long upstreamMicros() {
    return upstreamNanos == 0 ? 0 : TimeUnit.NANOSECONDS.toMicros(upstreamNanos - startNanos);
  }
}
