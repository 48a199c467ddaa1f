// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.auth.account.Actor;
import dev.signet.auth.account.NewAccount;
import dev.signet.auth.login.LoginSettings;
import dev.signet.auth.password.Argon2Cost;
import dev.signet.auth.token.TokenSettings;
import dev.signet.explain.Redacted;
import dev.signet.http.Body;
import dev.signet.http.JsonBody;
import dev.signet.http.Request;
import dev.signet.http.RequestHead;
import dev.signet.http.Response;
import dev.signet.http.ServerConnection;
import dev.signet.identity.Answer;
import dev.signet.identity.ConnectionFacts;
import dev.signet.identity.Credential;
import dev.signet.identity.Presented;
import dev.signet.identity.Role;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A whole service over SQLite in a folder, with a clock that stands still and hashes that cost
 * little.
 */
public final class AuthRig implements AutoCloseable {
  public static final String ISSUER = "https://localhost:8443";
  public static final String PASSWORD = "wide paper lantern moon";
  public static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

  public final FixedClock clock = FixedClock.create();
  public final Database database;
  public final AuthService service;
  private final InetSocketAddress local = new InetSocketAddress("127.0.0.1", 8443);
  public String source = "192.0.2.7";

  public AuthRig(Path folder) {
    this(folder, usual());
  }

  public AuthRig(Path folder, AuthSettings settings) {
    this(Template.in(folder), settings);
  }

  public AuthRig(StoreSettings store, AuthSettings settings) {
    this.database = Database.open(store, clock);
    this.service =
        AuthService.open(
            settings, new AuthService.Ground(database, Keyring.of(new byte[32]), clock));
  }

  public static AuthSettings usual() {
    return new AuthSettings(TokenSettings.of(ISSUER), LoginSettings.usual(), CHEAP, true);
  }

  public void add(String name, Role... roles) {
    service
        .accounts()
        .add(
            new NewAccount(name, Set.of(roles), Optional.of(Redacted.of(PASSWORD))),
            Actor.command());
  }

  /** What came back. */
  public record Reply(int status, HttpHeaders headers, String body) {
    public Map<String, Object> json() {
      return JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)).members();
    }

    public String text(String member) {
      return String.valueOf(json().get(member));
    }

    public List<String> cookies() {
      return headers.getAll("Set-Cookie");
    }

    public Optional<String> cookie(String name) {
      return cookies().stream()
          .filter(field -> field.startsWith(name + "="))
          .map(field -> field.substring(name.length() + 1, field.indexOf(';')))
          .findFirst();
    }
  }

  public Reply get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  public Reply post(String target, Map<String, String> form, String... headers) {
    StringBuilder body = new StringBuilder();
    form.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/x-www-form-urlencoded";
    return send("POST", target, body.toString(), all);
  }

  public Reply send(String method, String target, String body, String... headers) {
    HttpHeaders fields = new DefaultHttpHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    RequestHead head =
        new RequestHead(
            2, HttpMethod.valueOf(method), "localhost:8443", target, fields, !body.isEmpty());
    ServerConnection connection =
        new ServerConnection(1, local, new InetSocketAddress(source, 40_000), null);
    try {
      Response response =
          service
              .handler()
              .handle(
                  new Request(head, connection, Body.of(body.getBytes(StandardCharsets.UTF_8))));
      try (InputStream stream = response.body().open()) {
        return new Reply(
            response.head().status().code(),
            response.head().headers(),
            new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Reply login(String name) {
    return login(name, PASSWORD);
  }

  public Reply login(String name, String password) {
    return post("/auth/login", Map.of("username", name, "password", password));
  }

  public Reply refresh(String token) {
    return post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  public Answer bearer(String token) {
    return service.verifier().verify(presented(new Credential.Bearer(Redacted.of(token))));
  }

  public Answer session(String cookie) {
    return service.verifier().verify(presented(new Credential.Session(Redacted.of(cookie))));
  }

  public Presented presented(Credential credential) {
    return new Presented(
        credential,
        "GET",
        ISSUER + "/",
        new ConnectionFacts(new InetSocketAddress(source, 40_000), true, List.of(), ""));
  }

  /** Signs in as a browser does: the page, its cookie, its form. */
  public Reply browserLogin(String name, String password, String to, String... cookies) {
    Reply page = get("/auth/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    String form = page.cookie("__Host-signet-form").orElseThrow();
    String all =
        "__Host-signet-form="
            + form
            + (cookies.length == 0 ? "" : "; " + String.join("; ", cookies));
    return post(
        "/auth/login",
        Map.of("username", name, "password", password, "to", to, "csrf", field(page, "csrf")),
        "Cookie",
        all,
        "Sec-Fetch-Site",
        "same-origin",
        "Origin",
        ISSUER);
  }

  /** The value of a hidden field. */
  public static String field(Reply page, String name) {
    String start = "name=\"" + name + "\" value=\"";
    int from = page.body().indexOf(start) + start.length();
    return page.body().substring(from, page.body().indexOf('"', from));
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}
