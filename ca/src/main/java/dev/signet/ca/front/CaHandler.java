// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.CaCode;
import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.Issuer;
import dev.signet.ca.RevocationList;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Body;
import dev.signet.http.Handler;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Serves the authority's certificates and revocation lists, over plain http as RFC 5280, section 8
 * demands:
 *
 * <ul>
 *   <li>{@code /ca/root.pem} and {@code /ca/root.crt}: the root
 *   <li>{@code /ca/<issuer>.crt}: an issuer's certificate in DER
 *   <li>{@code /ca/<issuer>.crl}: its list in DER
 * </ul>
 */
public final class CaHandler implements Handler {
  /** The path under which everything lies. */
  public static final String PREFIX = "/ca/";

  /** An issuer's certificate never changes under its address. */
  private static final Duration CERTIFICATE_AGE = Duration.ofDays(1);

  /** The root stays, but whoever made a new one wants it to be seen today. */
  private static final Duration ROOT_AGE = Duration.ofHours(1);

  /** A revocation must be seen soon, however long the list may be believed. */
  private static final Duration CRL_AGE = Duration.ofMinutes(5);

  private static final String PEM = "application/pem-certificate-chain";

  /** RFC 2585, 4.1. */
  private static final String CERTIFICATE = "application/pkix-cert";

  /** RFC 2585, 4.2. */
  private static final String CRL = "application/pkix-crl";

  private final CertificateAuthority authority;

  /** Serves an authority. */
  public CaHandler(CertificateAuthority authority) {
    this.authority = authority;
  }

  @Override
  public Response handle(Request request) {
    HttpMethod method = request.head().method();
    String path = request.head().path();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      throw Finding.about(CaCode.CA_METHOD_REFUSED)
          .subject(Printable.line(path))
          .wanted("GET")
          .found(Printable.line(method.name()))
          .toException();
    }
    String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    return answer(name).orElseThrow(() -> unknown(path));
  }

  private Optional<Response> answer(String name) {
    int dot = name.lastIndexOf('.');
    String issuer = dot < 0 ? name : name.substring(0, dot);
    return switch (name.substring(issuer.length())) {
      case ".pem" -> issuer.equals("root") ? Optional.of(rootPem()) : Optional.empty();
      case ".crt" -> certificate(issuer);
      case ".crl" -> authority.crl(issuer).map(CaHandler::crl);
      default -> Optional.empty();
    };
  }

  private Response rootPem() {
    byte[] pem = authority.root().certificate().toPem().getBytes(StandardCharsets.US_ASCII);
    return response(pem, PEM, ROOT_AGE);
  }

  private Optional<Response> certificate(String name) {
    if (name.equals("root")) {
      return Optional.of(der(authority.root(), ROOT_AGE));
    }
    return authority.issuers().stream()
        .filter(issuer -> issuer.id().equals(name))
        .findFirst()
        .map(issuer -> der(issuer, CERTIFICATE_AGE));
  }

  private static Response der(Issuer issuer, Duration age) {
    return response(issuer.certificate().encoded().toArray(), CERTIFICATE, age);
  }

  private static Response crl(RevocationList list) {
    return response(list.encoded().toArray(), CRL, CRL_AGE)
        .with("ETag", "\"" + list.number() + "\"")
        .with("Last-Modified", date(list.thisUpdate()));
  }

  private static Response response(byte[] content, String type, Duration age) {
    return Response.of(HttpResponseStatus.OK, Body.of(content))
        .with("Content-Type", type)
        .with("Cache-Control", "public, max-age=" + age.toSeconds())
        .with("X-Content-Type-Options", "nosniff");
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static FindingException unknown(String path) {
    return Finding.about(CaCode.CA_ADDRESS_UNKNOWN)
        .subject(Printable.line(path))
        .wanted("/ca/root.pem, /ca/root.crt, /ca/ISSUER.crt and /ca/ISSUER.crl")
        .toException();
  }
}
