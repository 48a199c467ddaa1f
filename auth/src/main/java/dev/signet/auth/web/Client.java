// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.login.LoginAttempt;
import dev.signet.auth.login.SourceAddress;
import dev.signet.explain.Redacted;
import dev.signet.http.Cookies;
import dev.signet.http.Request;
import dev.signet.http.SetCookie;
import dev.signet.identity.ConnectionFacts;
import dev.signet.identity.Credential;
import dev.signet.identity.Presented;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a request tells of who sends it. */
final class Client {
  /** The field in which programs send the token of a known device. */
  static final String DEVICE_FIELD = "device_token";

  private static final String DEVICE_COOKIE = "__Host-signet-device";
  private static final Duration DEVICE_LIFE = Duration.ofDays(365);

  private Client() {}

  static SourceAddress source(Request request) {
    return SourceAddress.of(request.connection().remote());
  }

  /** A login that a request tries. */
  static LoginAttempt attempt(Request request, Fields fields) {
    Redacted password = Redacted.of(fields.required("password"));
    return attempt(request, fields, fields.required("username"), password);
  }

  /** A password that a request shows for somebody. */
  static LoginAttempt attempt(Request request, Fields fields, String username, Redacted password) {
    Optional<String> device =
        fields
            .text(DEVICE_FIELD)
            .or(() -> Cookies.of(request.head().headers()).first(DEVICE_COOKIE));
    return new LoginAttempt(
        username,
        password,
        device.map(Redacted::of),
        source(request),
        request.header("User-Agent").orElse(""));
  }

  /** The cookie by which a browser is known later. */
  static SetCookie device(Redacted token) {
    return SetCookie.session(DEVICE_COOKIE, token.reveal()).strict().lasting(DEVICE_LIFE);
  }

  /** A credential with what came around it. */
  static Presented presented(Request request, Credential credential) {
    String url = "https://" + request.head().authority() + request.head().target();
    InetSocketAddress remote =
        request.connection().remote() instanceof InetSocketAddress address
            ? address
            : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ConnectionFacts facts =
        new ConnectionFacts(remote, request.connection().tls() != null, List.of(), "");
    return new Presented(credential, request.head().method().name(), url, facts);
  }

  /** The bearer token of a request (RFC 6750, 2.1). */
  static Optional<Redacted> bearer(Request request) {
    String scheme = "Bearer ";
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(value -> Redacted.of(value.substring(scheme.length()).strip()));
  }
}
