// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.enrolment.Applicant;
import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.ca.enrolment.EnrolmentDesk;
import dev.signet.ca.enrolment.Holder;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.http.Request;
import dev.signet.http.ServerConnection;
import dev.signet.identity.TokenVerifier;
import dev.signet.x509.Certificate;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks: by HTTP where the request says so, else by the certificate of the connection
 * (RFC 7030, 3.3.2 and 3.2.3).
 */
final class EstApplicants {
  /** A token of a login has some 1,000 characters, one of ours 70. */
  private static final int MAX_CREDENTIAL = 16 * 1024;

  private final EnrolmentDesk desk;
  private final BearerPersons persons;

  EstApplicants(EnrolmentDesk desk, TokenVerifier persons) {
    this.desk = desk;
    this.persons = new BearerPersons(persons);
  }

  /** Who asks for a certificate. */
  Applicant require(Request request) {
    List<String> fields = request.head().headers().getAll("Authorization");
    if (fields.isEmpty()) {
      return certificate(request)
          .<Applicant>map(shown -> new Applicant.Certified(connected(shown)))
          .orElseThrow(() -> new FindingException(Finding.of(EnrolmentCode.APPLICANT_UNKNOWN)));
    }
    if (fields.size() > 1 || fields.getFirst().length() > MAX_CREDENTIAL) {
      throw malformed(fields.size() > 1 ? "several" : "a longer one");
    }
    return named(fields.getFirst(), request);
  }

  /** Who asks for the next certificate, known by the present one. */
  Holder holder(Request request) {
    return connected(
        certificate(request)
            .orElseThrow(
                () -> new FindingException(Finding.of(EnrolmentCode.RENEWAL_CERTIFICATE_MISSING))));
  }

  private Holder connected(Certificate shown) {
    Holder holder = desk.connected(shown);
    holder.requireClient();
    return holder;
  }

  private Applicant named(String field, Request request) {
    int space = field.indexOf(' ');
    String scheme = field.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
    String rest = field.substring(space + 1).strip();
    return switch (scheme) {
      case "basic" -> invited(rest);
      case "bearer" -> persons.require(Redacted.of(rest), request);
      default -> throw malformed("another scheme");
    };
  }

  /** RFC 7617, 2: user-id and password in base64, parted by the first colon. */
  private Applicant invited(String encoded) {
    String pair;
    try {
      pair =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
              .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw malformed("no base64 of text");
    }
    int colon = pair.indexOf(':');
    if (colon < 1) {
      throw malformed("no user name and password");
    }
    return desk.invited(pair.substring(0, colon), Redacted.of(pair.substring(colon + 1)));
  }

  private static Optional<Certificate> certificate(Request request) {
    ServerConnection.@Nullable TlsFacts tls = request.connection().tls();
    return tls == null
        ? Optional.empty()
        : tls.peerCertificates().stream().findFirst().map(Certificate::of);
  }

  private static FindingException malformed(String found) {
    return Finding.about(EnrolmentCode.APPLICANT_CREDENTIAL_MALFORMED)
        .wanted("one Authorization field, Basic with a token or Bearer with a login's")
        .found(found)
        .toException();
  }
}
