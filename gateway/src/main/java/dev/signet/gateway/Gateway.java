// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.ExchangeService;
import dev.signet.http.client.UpstreamClient;
import java.time.InstantSource;

/**
 * The gateway: put together once, with routes that can be replaced while it runs.
 *
 * <p>It opens no listener and no thread of its own: an HTTP server runs its services. Requests that
 * have begun keep the route they began with, so that replacing routes drops none.
 */
public final class Gateway {
  private volatile RouteTable routes;
  private final Metrics metrics = new Metrics();
  private final SecureService secure;
  private final PlainService plain;

  /**
   * A gateway.
   *
   * @param settings how it behaves
   * @param parts what it uses
   * @param routes where it leads
   * @param clock wall time, for the access log
   */
  public Gateway(
      GatewaySettings settings, GatewayParts parts, RouteTable routes, InstantSource clock) {
    this.routes = routes;
    ResponseFields responses = new ResponseFields(settings.hsts());
    Denial denial = new Denial(settings.loginPath(), parts.refusals(), responses);
    Forwarder forwarder =
        new Forwarder(
            new Gate(parts.verifier()),
            new UpstreamClient(settings.upstream()),
            new RequestFields(settings.issuer(), parts.assertions()),
            responses,
            denial);
    Visits visits = new Visits(metrics, parts.accessLog(), clock);
    this.secure =
        new SecureService(this::routes, new ReservedPaths(parts.local()), forwarder, visits);
    this.plain =
        new PlainService(
            this::routes,
            new ReservedPaths(parts.plain()),
            forwarder,
            visits,
            settings.httpsPort());
  }

  /** What the HTTPS listener runs. */
  public ExchangeService secure() {
    return secure;
  }

  /** What the plain listener runs. */
  public ExchangeService plain() {
    return plain;
  }

  /** The routes at this moment. */
  public RouteTable routes() {
    return routes;
  }

  /** Leads requests that begin from now on by another table. */
  public void replaceRoutes(RouteTable table) {
    routes = table;
  }

  /** The counts; also told by the HTTP server of what never becomes a request. */
  public Metrics metrics() {
    return metrics;
  }
}
