// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.http.BlockingService;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ListenerSettings;
import dev.signet.http.server.ServerSettings;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;

/**
 * Shows proofs over plain HTTP (RFC 8555, 8.3). Listens as long as something is shown and no
 * longer.
 *
 * @param address where to listen; the authority asks port 80
 * @param clock dates its answers
 */
public record HttpProofs(InetSocketAddress address, InstantSource clock) implements ProofShow {
  private static final String PATH = "/.well-known/acme-challenge/";

  @Override
  public String challenge() {
    return "http-01";
  }

  @Override
  public Shown show(Proof proof) {
    BlockingService service = new BlockingService(request -> answer(request, proof));
    HttpServer server =
        HttpServer.start(
            ServerSettings.standard(clock),
            List.of(ListenerSettings.plain("--http-port", address, service)));
    return server::close;
  }

  private static Response answer(Request request, Proof proof) {
    return request.head().path().equals(PATH + proof.token())
        ? Response.text(HttpResponseStatus.OK, "application/octet-stream", proof.text())
        : Response.of(HttpResponseStatus.NOT_FOUND);
  }
}
