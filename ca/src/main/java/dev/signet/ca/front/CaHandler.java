// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.CaCode;
import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CrlPart;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the authority's certificates and revocation lists, over plain http as RFC 5280, section 8
 * demands:
 *
 * <ul>
 *   <li>{@code /ca/root.pem} and {@code /ca/root.crt}: the root
 *   <li>{@code /ca/<issuer>.crt}: an issuer's certificate in DER
 *   <li>{@code /ca/<issuer>.crl}: its list in DER
 *   <li>{@code /ca/<issuer>/crl/<n>}: a part of that list, which some certificates name
 *   <li>{@code /ca/<issuer>/crl/delta}: what has changed since an earlier list
 *   <li>{@code /ca/<issuer>/ocsp}: its OCSP responder
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

  private static final String LISTS = "/crl/";

  /** One spelling for each number, and none that a long cannot hold. */
  private static final Pattern SHARD = Pattern.compile(LISTS + "[1-9][0-9]{0,17}");

  private final CertificateAuthority authority;
  private final OcspResource ocsp;

  /** Serves an authority. */
  public CaHandler(CertificateAuthority authority, InstantSource clock) {
    this.authority = authority;
    this.ocsp = new OcspResource(authority, clock);
  }

  @Override
  public Response handle(Request request) throws IOException {
    String path = request.head().path();
    String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    int slash = name.indexOf('/');
    Optional<Response> response =
        slash < 0
            ? file(request, name)
            : below(request, name.substring(0, slash), name.substring(slash));
    return response.orElseThrow(() -> unknown(path));
  }

  private Optional<Response> file(Request request, String name) {
    requireReading(request);
    int dot = name.lastIndexOf('.');
    String issuer = dot < 0 ? name : name.substring(0, dot);
    return switch (name.substring(issuer.length())) {
      case ".pem" -> issuer.equals("root") ? Optional.of(rootPem()) : Optional.empty();
      case ".crt" -> certificate(issuer);
      case ".crl" -> authority.crl(issuer).map(list -> crl(request, list));
      default -> Optional.empty();
    };
  }

  private Optional<Response> below(Request request, String issuer, String rest) throws IOException {
    if (rest.equals(OcspResource.NAME) && request.head().method().equals(HttpMethod.POST)) {
      return ocsp.answer(request, issuer, "");
    }
    requireReading(request);
    String question = OcspResource.NAME + "/";
    return rest.startsWith(question)
        ? ocsp.answer(request, issuer, rest.substring(question.length()))
        : part(rest).flatMap(part -> authority.crl(issuer, part)).map(list -> crl(request, list));
  }

  private static Optional<CrlPart> part(String rest) {
    if (rest.equals(LISTS + "delta")) {
      return Optional.of(new CrlPart.Delta());
    }
    return SHARD.matcher(rest).matches()
        ? Optional.of(new CrlPart.Shard(Long.parseLong(rest.substring(LISTS.length()))))
        : Optional.empty();
  }

  private static void requireReading(Request request) {
    HttpMethod method = request.head().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      throw Finding.about(CaCode.CA_METHOD_REFUSED)
          .subject(Printable.line(request.head().path()))
          .wanted("GET")
          .found(Printable.line(method.name()))
          .toException();
    }
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

  private static Response crl(Request request, RevocationList list) {
    FreshResponse.Edition edition =
        new FreshResponse.Edition(
            Long.toString(list.number()), list.life().notBefore(), list.life().notAfter(), CRL_AGE);
    return FreshResponse.of(request, list.encoded().toArray(), CRL, edition);
  }

  private static Response response(byte[] content, String type, Duration age) {
    return Response.of(HttpResponseStatus.OK, Body.of(content))
        .with("Content-Type", type)
        .with("Cache-Control", "public, max-age=" + age.toSeconds())
        .with("X-Content-Type-Options", "nosniff");
  }

  private static FindingException unknown(String path) {
    return Finding.about(CaCode.CA_ADDRESS_UNKNOWN)
        .subject(Printable.line(path))
        .wanted(
            "/ca/root.pem, /ca/root.crt, /ca/ISSUER.crt, /ca/ISSUER.crl, /ca/ISSUER/crl/N,"
                + " /ca/ISSUER/crl/delta and /ca/ISSUER/ocsp")
        .toException();
  }
}
