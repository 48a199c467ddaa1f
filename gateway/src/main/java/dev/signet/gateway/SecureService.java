// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.Exchange;
import dev.signet.http.ExchangeListener;
import dev.signet.http.ExchangeService;
import dev.signet.http.RequestHead;
import java.util.Optional;
import java.util.function.Supplier;

/** What the HTTPS listener does with a request: host, path, route, gate, application. */
final class SecureService implements ExchangeService {
  private static final String EVERYTHING = "*";

  private final Supplier<RouteTable> routes;
  private final ReservedPaths local;
  private final Gate gate;
  private final Forwarder forwarder;
  private final Visits visits;

  SecureService(
      Supplier<RouteTable> routes, ReservedPaths local, Forwarder forwarder, Visits visits) {
    this.routes = routes;
    this.local = local;
    this.gate = forwarder.gate();
    this.forwarder = forwarder;
    this.visits = visits;
  }

  @Override
  public ExchangeListener begin(Exchange exchange) {
    Visit visit = visits.begin(exchange);
    RequestHead request = exchange.request();
    Optional<Site> site = routes.get().site(request.host());
    if (site.isEmpty()) {
      return refuse(exchange, visit, hostUnknown(request));
    }
    visit.site(site.get());
    if (isRefused(request)) {
      return refuse(exchange, visit, methodRefused(request));
    }
    return switch (RoutePath.judge(request.target(), site.get().isStrict())) {
      case PathVerdict.Refused(Finding finding) -> refuse(exchange, visit, finding);
      case RoutePath path -> serve(exchange, visit, site.get(), path);
    };
  }

  private ExchangeListener serve(Exchange exchange, Visit visit, Site site, RoutePath path) {
    ExchangeService own = local.find(path.path());
    if (own != null) {
      return ours(exchange, visit, own, path);
    }
    Route route = site.find(path);
    if (route == null) {
      return refuse(exchange, visit, routeUnknown(site, path));
    }
    visit.routed(route.name());
    Handover handover = new Handover(visit);
    gate.judge(exchange, route, path, ruling -> act(exchange, visit, handover, ruling));
    return handover.settled();
  }

  private void act(Exchange exchange, Visit visit, Handover handover, Gate.Ruling ruling) {
    if (handover.isGone()) {
      return;
    }
    switch (ruling) {
      case Gate.Refused(Finding finding) -> forwarder.denial().answer(exchange, visit, finding);
      case Gate.Stopped(var decision) -> forwarder.denial().answer(exchange, visit, decision);
      case Gate.Passed(Admission admission) -> {
        Forwarding forwarding = new Forwarding(forwarder, admission, exchange, visit);
        handover.to(forwarding);
        forwarding.start();
      }
    }
  }

  // Our own services see the path that was judged, as applications do.
  private ExchangeListener ours(
      Exchange exchange, Visit visit, ExchangeService own, RoutePath path) {
    RequestHead head = exchange.request();
    RequestHead judged =
        new RequestHead(
            head.version(),
            head.method(),
            head.authority(),
            path.target(),
            head.headers(),
            head.hasContent());
    OwnExchange counted = new OwnExchange(exchange, judged, visit, forwarder.responses());
    return new CountedListener(own.begin(counted), visit);
  }

  private ExchangeListener refuse(Exchange exchange, Visit visit, Finding finding) {
    forwarder.denial().answer(exchange, visit, finding);
    return new Handover(visit);
  }

  // TRACE repeats fields that were meant for the application alone (RFC 9110, 9.3.8); CONNECT and
  // the target "*" are not for origins behind a gateway.
  private static boolean isRefused(RequestHead request) {
    return switch (request.method().name()) {
      case "TRACE", "TRACK", "CONNECT" -> true;
      default -> request.target().equals(EVERYTHING);
    };
  }

  private static Finding methodRefused(RequestHead request) {
    String target = request.target().equals(EVERYTHING) ? " *" : "";
    return Finding.about(GatewayCode.METHOD_REFUSED)
        .found(request.method().name() + target)
        .build();
  }

  private static Finding hostUnknown(RequestHead request) {
    return Finding.about(GatewayCode.HOST_UNKNOWN).found(request.host()).build();
  }

  private static Finding routeUnknown(Site site, RoutePath path) {
    return Finding.about(GatewayCode.ROUTE_UNKNOWN).subject(site.host()).found(path.path()).build();
  }
}
