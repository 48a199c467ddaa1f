// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Request;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The bodies of EST requests: a PKCS#10 request in DER, in base64. */
final class EstBody {
  /** RFC 7030, 4.2.1. */
  private static final String MEDIA_TYPE = "application/pkcs10";

  private EstBody() {}

  /** The request for a certificate, not looked at yet. */
  static Bytes read(Request request, int limit) throws IOException {
    String type = request.header("Content-Type").orElse("none");
    if (!type.replaceFirst(";.*", "").strip().equalsIgnoreCase(MEDIA_TYPE)) {
      throw Finding.about(EnrolmentCode.EST_CONTENT_TYPE)
          .wanted(MEDIA_TYPE)
          .found(Printable.line(type))
          .toException();
    }
    // RFC 8951, 3.2: in base64, whatever a Content-Transfer-Encoding says.
    return decoded(new String(request.body().readAll(limit), StandardCharsets.ISO_8859_1));
  }

  /** RFC 8951, 3.1: CR, LF, spaces and tabs "SHOULD be tolerated by receivers". */
  private static Bytes decoded(String text) {
    try {
      byte[] der = Base64.getDecoder().decode(text.replaceAll("[\r\n\t ]", ""));
      if (der.length > 0) {
        return Bytes.of(der);
      }
      throw malformed("nothing");
    } catch (IllegalArgumentException e) {
      boolean pem = text.contains("-----BEGIN");
      throw malformed(pem ? "PEM, with its lines of hyphens" : "something else");
    }
  }

  private static FindingException malformed(String found) {
    return Finding.about(EnrolmentCode.EST_BODY_MALFORMED)
        .wanted("a PKCS#10 request in DER, in base64")
        .found(found)
        .toException();
  }
}
