// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Profile;
import dev.signet.ca.enrolment.Applicant;
import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.ca.enrolment.EnrolmentDesk;
import dev.signet.ca.enrolment.Holder;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Body;
import dev.signet.http.Handler;
import dev.signet.http.Request;
import dev.signet.http.Response;
import dev.signet.identity.TokenVerifier;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Enrolment over Secure Transport (RFC 7030, as RFC 8951 makes it clear): {@code cacerts}, {@code
 * simpleenroll}, {@code simplereenroll} and {@code csrattrs} under {@value #PREFIX}, with the name
 * of a profile before them where that is not the usual one.
 */
public final class EstHandler implements Handler {
  /** The path under which everything lies. */
  public static final String PREFIX = EstAddress.PREFIX;

  /**
   * Where no label says otherwise. A certificate that is to renew itself over TLS must be a
   * client's, and hosts that enrol are mostly servers.
   */
  private static final Profile USUAL = Profile.BOTH;

  /** The largest request that the authority reads, in base64 with a line end in each line of 64. */
  private static final int MAX_BODY = 96 * 1024;

  private static final String CERTS_ONLY = "application/pkcs7-mime; smime-type=certs-only";

  /** RFC 8951, 3.1 leaves it to senders; line tools read no longer lines. */
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final EnrolmentDesk desk;
  private final EstApplicants applicants;

  /**
   * A front for a desk.
   *
   * @param persons judges the tokens of people who are signed in
   */
  public EstHandler(EnrolmentDesk desk, TokenVerifier persons) {
    this.desk = desk;
    this.applicants = new EstApplicants(desk, persons);
  }

  @Override
  public Response handle(Request request) throws IOException {
    try {
      return answer(request);
    } catch (FindingException e) {
      return EnrolmentProblem.of(e.finding(), request);
    }
  }

  private Response answer(Request request) throws IOException {
    EstAddress address = EstAddress.of(request.head().path());
    requireMethod(request, address.operation().method());
    return switch (address.operation()) {
      case CACERTS -> certificates(desk.authorities());
      // RFC 7030, 4.5.2: 204 says that there is nothing in particular to ask for.
      case CSRATTRS -> Response.of(HttpResponseStatus.NO_CONTENT);
      case SIMPLEENROLL -> enrol(request, address);
      case SIMPLEREENROLL -> renew(request, address);
    };
  }

  private Response enrol(Request request, EstAddress address) throws IOException {
    // Whoever may not ask is not listened to.
    Applicant applicant = applicants.require(request);
    Bytes csr = EstBody.read(request, MAX_BODY);
    return issued(desk.enrol(applicant, csr, address.profile().orElse(USUAL)));
  }

  private Response renew(Request request, EstAddress address) throws IOException {
    Holder holder = applicants.holder(request);
    Bytes csr = EstBody.read(request, MAX_BODY);
    return issued(desk.renew(holder, csr, address.profile()));
  }

  /** RFC 7030, 4.2.3: "containing only the certificate that was issued". */
  private static Response issued(IssuedCertificate issued) {
    return certificates(List.of(issued.certificate()));
  }

  private static Response certificates(List<Certificate> certificates) {
    String text = LINES.encodeToString(CertsOnly.encode(certificates)) + "\n";
    return Response.of(HttpResponseStatus.OK, Body.of(text.getBytes(StandardCharsets.US_ASCII)))
        .with("Content-Type", CERTS_ONLY)
        // RFC 8951, 3.2 has receivers ignore it; those from before it look for it.
        .with("Content-Transfer-Encoding", "base64")
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }

  private static void requireMethod(Request request, String wanted) {
    HttpMethod method = request.head().method();
    boolean fits =
        method.name().equals(wanted) || (wanted.equals("GET") && method.equals(HttpMethod.HEAD));
    if (!fits) {
      throw Finding.about(EnrolmentCode.EST_METHOD_REFUSED)
          .subject(Printable.line(request.head().path()))
          .wanted(wanted)
          .found(Printable.line(method.name()))
          .toException();
    }
  }
}
