// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.http.BlockingService;
import dev.signet.http.CertifiedKey;
import dev.signet.http.ExchangeService;
import dev.signet.http.Response;
import dev.signet.http.client.ClientSettings;
import dev.signet.http.client.UpstreamAddress;
import dev.signet.http.server.HttpServer;
import dev.signet.http.server.ListenerSettings;
import dev.signet.http.server.ServerSettings;
import dev.signet.http.tls.JsseEndpoint;
import dev.signet.identity.AccessRule;
import dev.signet.identity.AssertionIssuer;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A gateway on real sockets with real TLS. */
final class RunningGateway implements AutoCloseable {
  static final String ISSUER = "https://localhost:8443";
  static final String HOST = "www.example.org";

  private static final TestCa CA = TestCa.create();

  private final KnownTokens tokens = new KnownTokens();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final AccessLog accessLog = AccessLog.to(log);
  private final Gateway gateway;
  private final HttpServer server;
  private boolean closed;

  private RunningGateway(List<Route> routes, ClientSettings upstream) {
    this.gateway =
        new Gateway(
            new GatewaySettings(ISSUER, "/auth/login", 8443, Hsts.STANDARD, upstream),
            new GatewayParts(
                tokens,
                ASSERTIONS,
                PAGES,
                Map.of("/auth/", OURS),
                Map.of("/crl/", OURS),
                accessLog),
            RouteTable.of(routes, Set.of("localhost", HOST)),
            InstantSource.system());
    TestIdentity identity = CA.server("localhost", HOST, "app.localhost");
    CertifiedKey key = new CertifiedKey(identity.keys().getPrivate(), identity.chain());
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.server =
        HttpServer.start(
            ServerSettings.standard(InstantSource.system()).with(gateway.metrics()),
            List.of(
                ListenerSettings.tls(
                    "https", any, JsseEndpoint.of(name -> Optional.of(key)), gateway.secure()),
                ListenerSettings.plain("http", any, gateway.plain())));
  }

  private static final AssertionIssuer ASSERTIONS =
      (principal, audience) ->
          switch (principal) {
            case Principal.Person person ->
                "assertion-of-" + person.username() + "-for-" + audience;
            case Principal.Service service -> "assertion-of-" + service.id();
            case Principal.Nobody() -> throw new AssertionError("nobody needs no assertion");
          };

  private static final Refusals PAGES =
      (request, status, finding) ->
          Response.text(status, "text/html; charset=utf-8", "<h1>" + finding.headline() + "</h1>");

  private static final ExchangeService OURS =
      new BlockingService(request ->
          Response.text(HttpResponseStatus.OK, "text/plain", "ours " + request.head().target()));

  static RunningGateway with(Route... routes) {
    return new RunningGateway(List.of(routes), patient());
  }

  static RunningGateway with(ClientSettings upstream, Route... routes) {
    return new RunningGateway(List.of(routes), upstream);
  }

  static ClientSettings patient() {
    return ClientSettings.standard(RunningGateway::trust);
  }

  static ClientSettings hasty() {
    Duration second = Duration.ofSeconds(1);
    return new ClientSettings(second, second, second, second, RunningGateway::trust);
  }

  static Route open(RecordingUpstream upstream) {
    return open(upstream.address());
  }

  static Route open(UpstreamAddress upstream) {
    return Route.of("app", "", upstream, new AccessRule.Open());
  }

  static Route gated(RecordingUpstream upstream, Role... roles) {
    return Route.of("app", "", upstream.address(), new AccessRule.SignedIn(Set.of(roles)));
  }

  static TestCa ca() {
    return CA;
  }

  Gateway gateway() {
    return gateway;
  }

  KnownTokens tokens() {
    return tokens;
  }

  int port() {
    return ((InetSocketAddress) server.address("https")).getPort();
  }

  int plainPort() {
    return ((InetSocketAddress) server.address("http")).getPort();
  }

  URI url(String target) {
    return URI.create("https://localhost:" + port() + target);
  }

  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(url(target)).timeout(Duration.ofSeconds(20));
  }

  static HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().version(version).sslContext(trust()).build();
  }

  /** Opens a TLS connection that speaks HTTP/1.1 byte by byte. */
  RawClient raw() {
    return RawClient.tls(trust(), port());
  }

  /** Everything that the access log holds; the gateway is closed afterwards. */
  String closeAndReadLog() {
    close();
    return log.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      server.close();
      accessLog.close();
    }
  }

  static SSLContext trust() {
    try {
      KeyStore roots = KeyStore.getInstance("PKCS12");
      roots.load(null, null);
      roots.setCertificateEntry("root", CA.root().certificate());
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(roots);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
