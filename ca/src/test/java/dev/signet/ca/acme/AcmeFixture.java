// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import com.sun.net.httpserver.HttpServer;
import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.front.AcmeHandler;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.ca.local.LocalAcme;
import dev.signet.store.Keyring;
import dev.signet.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An ACME server with a web server beside it that shows what a client wants shown. */
final class AcmeFixture implements AutoCloseable {
  private static final Keyring KEYRING = Keyring.of(new byte[Keyring.KEY_BYTES]);

  final AuthorityFixture authority;
  final LocalAcme acme;
  final Map<String, String> shown = new ConcurrentHashMap<>();
  private final HttpServer web;
  private final AcmeSettings settings;

  private AcmeFixture(
      AuthorityFixture authority,
      int tlsPort,
      List<InetSocketAddress> resolvers,
      AcmeSettings.Admission admission) {
    this.authority = authority;
    try {
      this.web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    web.createContext(
        "/",
        exchange -> {
          String text = shown.get(exchange.getRequestURI().getPath());
          byte[] bytes = (text == null ? "no" : text).getBytes(StandardCharsets.US_ASCII);
          if (text != null && text.startsWith("http")) {
            exchange.getResponseHeaders().set("Location", text);
          }
          int status = text == null ? 404 : text.startsWith("http") ? 302 : 200;
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    web.start();
    this.settings =
        new AcmeSettings(
            new AcmeSettings.Ports(web.getAddress().getPort(), tlsPort),
            resolvers,
            new AcmeSettings.Reach(true, List.of(), List.of()),
            admission);
    this.acme = server(authority.authority);
  }

  static AcmeFixture in(Path folder) {
    return with(folder, AcmeSettings.Admission.OPEN);
  }

  static AcmeFixture with(Path folder, AcmeSettings.Admission admission) {
    return new AcmeFixture(AuthorityFixture.in(folder), 1, List.of(), admission);
  }

  static AcmeFixture with(Path folder, int tlsPort, List<InetSocketAddress> resolvers) {
    return new AcmeFixture(
        AuthorityFixture.in(folder), tlsPort, resolvers, AcmeSettings.Admission.OPEN);
  }

  /** On another database than a file in the folder. */
  static AcmeFixture on(Path folder, StoreSettings store) {
    return new AcmeFixture(
        AuthorityFixture.on(folder, store), 1, List.of(), AcmeSettings.Admission.OPEN);
  }

  /** Another node on the same database, before an authority. */
  Node node(CertificateAuthority before) {
    return new Node(server(before));
  }

  /** An ACME server that shares everything but memory with another. */
  record Node(LocalAcme acme) implements AutoCloseable {
    AcmeHandler handler() {
      return acme.handler();
    }

    @Override
    public void close() {
      acme.close();
    }
  }

  private LocalAcme server(CertificateAuthority before) {
    return new LocalAcme(before, authority.database, KEYRING, settings, authority.clock);
  }

  /** What makes the keys of bindings. */
  BindingRegister bindings() {
    return LocalAcme.bindings(authority.database, KEYRING, authority.clock);
  }

  int port() {
    return web.getAddress().getPort();
  }

  AcmeClient client() {
    return new AcmeClient(acme.handler(), AuthorityFixture.keys());
  }

  AcmeClient registered() {
    AcmeClient client = client();
    client.register();
    return client;
  }

  /** Proves every authorization of an order by http-01. */
  void prove(AcmeClient client, AcmeClient.Answer order) {
    for (String url : order.texts("authorizations")) {
      AcmeClient.Answer authorization = client.read(url);
      if (authorization.text("status").equals("valid")) {
        continue;
      }
      Map<String, Object> challenge = challenge(authorization, "http-01");
      String token = challenge.get("token").toString();
      shown.put("/.well-known/acme-challenge/" + token, client.keyAuthorization(token));
      client.post(challenge.get("url").toString(), Map.of());
      settled(client, url);
    }
  }

  static Map<String, Object> challenge(AcmeClient.Answer authorization, String type) {
    return authorization.objects("challenges").stream()
        .filter(each -> each.get("type").equals(type))
        .findFirst()
        .orElseThrow();
  }

  /** The authorization once its trial is over. */
  static AcmeClient.Answer settled(AcmeClient client, String url) {
    for (int i = 0; i < 600; i++) {
      AcmeClient.Answer authorization = client.read(url);
      if (!authorization.text("status").equals("pending")) {
        return authorization;
      }
      pause();
    }
    throw new AssertionError("a trial that does not end: " + url);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    acme.close();
    web.stop(0);
    authority.close();
  }
}
