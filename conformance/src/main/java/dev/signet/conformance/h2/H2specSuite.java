// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.h2;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.http.BlockingService;
import dev.signet.http.CertifiedKey;
import dev.signet.http.Handler;
import dev.signet.http.Response;
import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ListenerSettings;
import dev.signet.http.server.ServerSettings;
import dev.signet.http.tls.JsseEndpoint;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** h2spec, the independent test of HTTP/2 and HPACK, against our server over TLS. */
public final class H2specSuite implements Suite {
  private static final String LISTENER = "https";
  private static final int MAX_CONTENT = 1 << 20;

  /** A suite that needs no setting. */
  public H2specSuite() {}

  @Override
  public String name() {
    return "h2spec";
  }

  @Override
  public String summary() {
    return "h2spec 2.2: HTTP/2 (RFC 9113) and HPACK (RFC 7541) against the server";
  }

  @Override
  public void run(CaseLog cases) throws Exception {
    Path folder = Files.createTempDirectory("h2spec");
    try (HttpServer server = serve()) {
      InetSocketAddress address = (InetSocketAddress) server.address(LISTENER);
      H2specReport.read(H2specProgram.in(folder).test(address.getPort()), cases);
    } finally {
      deleteAll(folder);
    }
  }

  private static HttpServer serve() {
    TestIdentity identity = TestCa.create().server("localhost", "127.0.0.1");
    CertifiedKey key = new CertifiedKey(identity.keys().getPrivate(), identity.chain());
    // Content is read before the answer, as an application would: h2spec breaks rules inside it.
    Handler handler =
        request -> {
          int length = request.body().readAll(MAX_CONTENT).length;
          return Response.text(HttpResponseStatus.OK, "text/plain", length + " bytes came");
        };
    return HttpServer.start(
        ServerSettings.standard(InstantSource.system()),
        List.of(
            ListenerSettings.tls(
                LISTENER,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                JsseEndpoint.of(name -> Optional.of(key)),
                new BlockingService(handler))));
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
