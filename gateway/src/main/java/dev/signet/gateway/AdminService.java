// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.http.Handler;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /metrics}, {@code /healthz} and {@code /readyz}, for a Unix socket or a port that only
 * administrators reach. It asks nobody who they are.
 */
public final class AdminService implements Handler {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;
  private final Supplier<Optional<Finding>> unready;

  /**
   * A service.
   *
   * @param metrics what it tells
   * @param unready what is missing for requests to be served, if anything; may block
   */
  public AdminService(Metrics metrics, Supplier<Optional<Finding>> unready) {
    this.metrics = metrics;
    this.unready = unready;
  }

  @Override
  public Response handle(Request request) {
    return switch (request.head().path()) {
      case "/metrics" -> Response.text(HttpResponseStatus.OK, EXPOSITION, metrics.exposition());
      case "/healthz" -> Response.text(HttpResponseStatus.OK, TEXT, "alive\n");
      case "/readyz" ->
          unready
              .get()
              .map(finding -> ProblemDocument.of(finding).toResponse())
              .orElseGet(() -> Response.text(HttpResponseStatus.OK, TEXT, "ready\n"));
      case String path ->
          ProblemDocument.of(
                  Finding.about(GatewayCode.ROUTE_UNKNOWN)
                      .subject("the admin address")
                      .found(path)
                      .build())
              .toResponse();
    };
  }
}
