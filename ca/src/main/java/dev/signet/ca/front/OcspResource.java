// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.OcspReply;
import dev.signet.http.Body;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.x509.Validity;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * OCSP over HTTP (RFC 6960, appendix A): {@code POST /ca/<issuer>/ocsp}, and {@code GET} with the
 * request in Base64 behind a further slash.
 */
final class OcspResource {
  /** What stands behind an issuer's name. */
  static final String NAME = "/ocsp";

  /** A question about eight certificates by the longest hashes, with a nonce, has some 1,500. */
  private static final int MAX_REQUEST = 8 * 1024;

  /** As for lists: a revocation must be seen soon, however long an answer may be believed. */
  private static final Duration AGE = Duration.ofMinutes(5);

  private static final byte[] UNREADABLE = new byte[0];
  private static final String TYPE = "application/ocsp-response";

  private final CertificateAuthority authority;
  private final InstantSource clock;

  OcspResource(CertificateAuthority authority, InstantSource clock) {
    this.authority = authority;
    this.clock = clock;
  }

  /**
   * Answers.
   *
   * @param issuer the id in the address
   * @param encoded what follows the address, or empty
   */
  Optional<Response> answer(Request request, String issuer, String encoded) throws IOException {
    byte[] question =
        request.head().method().equals(HttpMethod.POST)
            ? request.body().readAll(MAX_REQUEST)
            : decoded(encoded);
    return authority.ocsp(issuer, question).map(reply -> response(request, reply));
  }

  /**
   * A.1: "GET {url}/{url-encoding of base-64 encoding of the DER encoding of the OCSPRequest}".
   * Clients leave out the one encoding or the other; what is unreadable then is answered as
   * malformed.
   */
  private static byte[] decoded(String encoded) {
    if (encoded.length() > 2 * MAX_REQUEST) {
      return UNREADABLE;
    }
    try {
      String escaped = encoded.replace("+", "%2B");
      String base64 = URLDecoder.decode(escaped, StandardCharsets.US_ASCII);
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return UNREADABLE;
    }
  }

  private Response response(Request request, OcspReply reply) {
    byte[] content = reply.encoded().toArray();
    if (reply.life().isEmpty()) {
      return Response.of(HttpResponseStatus.OK, Body.of(content))
          .with("Content-Type", TYPE)
          .with("Cache-Control", "no-store")
          .with("X-Content-Type-Options", "nosniff");
    }
    Validity life = reply.life().get();
    Duration left = Duration.between(clock.instant(), life.notAfter());
    Duration age = left.compareTo(AGE) < 0 ? left : AGE;
    Instant start = life.notBefore();
    String tag = Integer.toHexString(reply.encoded().hashCode()) + "-" + start.getEpochSecond();
    return FreshResponse.of(
        request, content, TYPE, new FreshResponse.Edition(tag, start, life.notAfter(), age));
  }
}
