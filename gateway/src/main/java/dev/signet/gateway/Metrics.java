// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.http.ServerConnection;
import dev.signet.http.server.ServerObserver;
import java.net.SocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens, and tells it in Prometheus' text format.
 *
 * <p>Counting is a few additions per request without a lock. Names of routes and codes are the only
 * labels, so their number is bounded by the configuration.
 */
public final class Metrics implements ServerObserver {
  /** A configuration that is edited without end must not fill the memory with old routes. */
  private static final int MAX_ROUTES = 1000;

  private final Map<String, RouteCounts> routes = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
  private final LongAdder began = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final LongAdder handshakes = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** Counts that have seen nothing. */
  public Metrics() {}

  @Override
  public void handshakeRefused(SocketAddress remote, Report report) {
    handshakes.increment();
    count(report.headline().code().id());
  }

  @Override
  public void requestRefused(ServerConnection connection, Finding finding) {
    count(finding.code().id());
  }

  @Override
  public void serviceFailed(ServerConnection connection, Throwable cause) {
    failures.increment();
  }

  /** Requests that have begun and not ended. */
  public long inFlight() {
    return began.sum() - ended.sum();
  }

  /** Everything in Prometheus' text exposition format 0.0.4. */
  public String exposition() {
    Exposition text = new Exposition();
    text.family("signet_requests_in_flight", "gauge", "Requests that have not ended.");
    text.sample("signet_requests_in_flight", "", inFlight());
    Map<String, RouteCounts> sorted = new TreeMap<>(routes);
    text.family("signet_requests_total", "counter", "Requests by route and class of status.");
    sorted.forEach((route, counts) -> counts.requests(text, route));
    text.family("signet_response_bytes_total", "counter", "Content sent to clients.");
    sorted.forEach((route, counts) -> counts.bytes(text, route));
    text.family("signet_request_seconds", "histogram", "From a request's head to its end.");
    sorted.forEach((route, counts) -> counts.durations(text, route));
    text.family("signet_refusals_total", "counter", "Requests refused or failed, by code.");
    new TreeMap<>(refusals)
        .forEach((code, count) -> text.sample("signet_refusals_total", code(code), count.sum()));
    text.family("signet_handshakes_refused_total", "counter", "TLS handshakes that failed.");
    text.sample("signet_handshakes_refused_total", "", handshakes.sum());
    text.family("signet_failures_total", "counter", "Requests that met a bug.");
    text.sample("signet_failures_total", "", failures.sum());
    return text.toString();
  }

  void began() {
    began.increment();
  }

  void ended(Visit visit) {
    ended.increment();
    of(visit.route()).add(visit);
    String code = visit.code();
    if (!code.isEmpty()) {
      count(code);
    }
  }

  private void count(String code) {
    refusals.computeIfAbsent(code, each -> new LongAdder()).increment();
  }

  private RouteCounts of(String route) {
    RouteCounts counts = routes.get(route);
    if (counts == null) {
      String name = routes.size() < MAX_ROUTES ? route : "";
      counts = routes.computeIfAbsent(name, each -> new RouteCounts());
    }
    return counts;
  }

  private static String code(String code) {
    return "code=\"" + code + "\"";
  }
}
