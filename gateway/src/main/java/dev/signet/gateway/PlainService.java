// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.Exchange;
import dev.signet.http.ExchangeListener;
import dev.signet.http.ExchangeService;
import dev.signet.http.RequestHead;
import dev.signet.http.ResponseHead;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the plain listener does: the few public things that must be reachable without TLS, and for
 * all else the way to HTTPS.
 *
 * <p>The way is permanent (301, or 308 for methods that must stay themselves) only where HSTS could
 * be as well: browsers keep a permanent redirect of localhost for every other project there. Such
 * hosts get 307.
 */
final class PlainService implements ExchangeService {
  private static final int HTTPS_PORT = 443;

  private final Supplier<RouteTable> routes;
  private final ReservedPaths open;
  private final Forwarder forwarder;
  private final Visits visits;
  private final String port;

  PlainService(
      Supplier<RouteTable> routes,
      ReservedPaths open,
      Forwarder forwarder,
      Visits visits,
      int httpsPort) {
    this.routes = routes;
    this.open = open;
    this.forwarder = forwarder;
    this.visits = visits;
    this.port = httpsPort == HTTPS_PORT ? "" : ":" + httpsPort;
  }

  @Override
  public ExchangeListener begin(Exchange exchange) {
    Visit visit = visits.begin(exchange);
    RequestHead request = exchange.request();
    // They compare the path as it was sent: an OCSP request in Base64 (RFC 6960, A.1) has slashes
    // of its own, encoded or not.
    ExchangeService own = open.find(request.path());
    if (own != null) {
      return new CountedListener(
          own.begin(new OwnExchange(exchange, request, visit, forwarder.responses())), visit);
    }
    return switch (RoutePath.judge(request.target(), true)) {
      case PathVerdict.Refused(Finding finding) -> refuse(exchange, visit, finding);
      case RoutePath _ -> redirect(exchange, visit);
    };
  }

  private ExchangeListener redirect(Exchange exchange, Visit visit) {
    RequestHead request = exchange.request();
    // Only to hosts of ours: a redirect to whatever Host says would lend our name to any other.
    Optional<Site> site = routes.get().site(request.host());
    if (site.isEmpty()) {
      return refuse(
          exchange, visit, Finding.about(GatewayCode.HOST_UNKNOWN).found(request.host()).build());
    }
    HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
    headers.set(HttpHeaderNames.LOCATION, "https://" + request.host() + port + request.target());
    headers.set(HttpHeaderNames.CONTENT_LENGTH, 0);
    HttpResponseStatus status = status(request.method(), site.get().isPinnable());
    forwarder.responses().ofOurs(headers, false);
    visit.answered(status.code());
    exchange.respond(new ResponseHead(status, headers), true);
    return new Handover(visit);
  }

  private static HttpResponseStatus status(HttpMethod method, boolean permanent) {
    if (!permanent) {
      return HttpResponseStatus.TEMPORARY_REDIRECT;
    }
    boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    return reads ? HttpResponseStatus.MOVED_PERMANENTLY : HttpResponseStatus.PERMANENT_REDIRECT;
  }

  private ExchangeListener refuse(Exchange exchange, Visit visit, Finding finding) {
    forwarder.denial().answer(exchange, visit, finding);
    return new Handover(visit);
  }
}
