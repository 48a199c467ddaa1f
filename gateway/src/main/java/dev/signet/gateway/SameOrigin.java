// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.RequestHead;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/**
 * Refuses what another site's page makes a signed-in browser send.
 *
 * <p>Only for requests that a session cookie lets in and that change something or open a WebSocket,
 * which no same-origin policy guards. A request with neither Sec-Fetch-Site nor Origin comes from
 * no browser of this decade: those send one or the other with every such request.
 */
final class SameOrigin {
  private static final String FETCH_SITE = "sec-fetch-site";
  private static final String ORIGIN = "origin";

  private SameOrigin() {}

  /** The finding, where the request comes from elsewhere. */
  static Optional<Finding> refusal(RequestHead request, boolean upgrade) {
    if (!upgrade && isSafe(request)) {
      return Optional.empty();
    }
    HttpHeaders headers = request.headers();
    String site = headers.get(FETCH_SITE);
    String own = "https://" + request.authority();
    if (site != null) {
      boolean fine = site.equals("same-origin") || site.equals("none");
      return fine ? Optional.empty() : Optional.of(foreign(own, headers.get(ORIGIN, site)));
    }
    String origin = headers.get(ORIGIN);
    return origin == null || origin.equalsIgnoreCase(own)
        ? Optional.empty()
        : Optional.of(foreign(own, origin));
  }

  // RFC 9110, 9.2.1
  private static boolean isSafe(RequestHead request) {
    return switch (request.method().name()) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  private static Finding foreign(String wanted, String found) {
    return Finding.about(GatewayCode.REQUEST_CROSS_ORIGIN).wanted(wanted).found(found).build();
  }
}
