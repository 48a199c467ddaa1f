// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.ca.enrolment.EnrolmentDesk;
import dev.signet.ca.enrolment.Holder;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Handler;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renewal by a signature of the old certificate's key, at {@value #PATH}: {@code HEAD} gives a
 * nonce, {@code POST} takes a JWS whose payload is {@code {"csr": …}}, the request in DER in
 * base64url as in RFC 8555, 7.4, and answers with the chain in PEM.
 *
 * <p>A signature can be made with any certificate's key, also one that is for servers alone, and
 * through proxies that end TLS.
 */
public final class RenewalHandler implements Handler {
  /** The only address. */
  public static final String PATH = "/ca/renew";

  private static final String CHAIN = "application/pem-certificate-chain";

  private final EnrolmentDesk desk;
  private final NonceBook nonces;
  private final HolderJws reader;

  /** A front for a desk. */
  public RenewalHandler(EnrolmentDesk desk, AcmeParts.Nonces made, InstantSource clock) {
    this.desk = desk;
    this.nonces = new NonceBook(made.key().toArray(), made.store(), made.random(), clock);
    this.reader = new HolderJws(nonces, desk::requireOurs);
  }

  @Override
  public Response handle(Request request) throws IOException {
    return answer(request)
        .with("Replay-Nonce", nonces.next())
        .with("X-Content-Type-Options", "nosniff");
  }

  private Response answer(Request request) throws IOException {
    HttpMethod method = request.head().method();
    try {
      if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
        return Response.of(HttpResponseStatus.NO_CONTENT).with("Cache-Control", "no-store");
      }
      requirePost(method);
      return renewed(request);
    } catch (FindingException e) {
      return EnrolmentProblem.of(e.finding(), request);
    }
  }

  private Response renewed(Request request) throws IOException {
    HolderJws.Signed signed = reader.read(request, AcmeAddress.of(request.head()));
    if (!(signed.payload().members().get("csr") instanceof String csr)) {
      throw SignedRequest.malformed("\"csr\" in base64url", "none");
    }
    Holder holder = desk.signing(signed.certificate());
    Bytes encoded = Bytes.of(Base64Url.decode(csr, "csr"));
    IssuedCertificate issued = desk.renew(holder, encoded, Optional.empty());
    String pem = issued.chain().stream().map(Certificate::toPem).collect(Collectors.joining());
    return Response.text(HttpResponseStatus.OK, CHAIN, pem).with("Cache-Control", "no-store");
  }

  private static void requirePost(HttpMethod method) {
    if (!method.equals(HttpMethod.POST)) {
      throw Finding.about(EnrolmentCode.EST_METHOD_REFUSED)
          .subject(PATH)
          .wanted("HEAD or POST")
          .found(Printable.line(method.name()))
          .toException();
    }
  }
}
