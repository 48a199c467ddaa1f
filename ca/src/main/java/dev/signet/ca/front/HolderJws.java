// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Request;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Requests that a certificate's key has signed: a flattened JWS as those of ACME, with the
 * certificate in its header (RFC 7515, 4.1.6) in the place of a key.
 *
 * <p>Whether the certificate is good is not looked at.
 */
final class HolderJws {
  private static final Set<String> HEADER = Set.of("alg", "x5c", "nonce", "url");
  private static final String WANTED = "alg, x5c, nonce and url";

  /** A leaf, two intermediates and a root; only the first is read. */
  private static final int MAX_CHAIN = 4;

  private final NonceBook nonces;
  private final Consumer<Certificate> known;

  /**
   * A reader.
   *
   * @param known refuses certificates that are none of ours
   */
  HolderJws(NonceBook nonces, Consumer<Certificate> known) {
    this.nonces = nonces;
    this.known = known;
  }

  /**
   * What was signed.
   *
   * @param certificate whose key signed it
   * @param payload what
   */
  record Signed(Certificate certificate, SignedRequest.Payload payload) {}

  /** The request, its signature verified. */
  Signed read(Request request, AcmeAddress address) throws IOException {
    if (!JwsReader.isSigned(request)) {
      throw Finding.about(AcmeCode.ACME_CONTENT_TYPE)
          .wanted(JwsReader.MEDIA_TYPE)
          .found(Printable.line(request.header("Content-Type").orElse("none")))
          .toException();
    }
    byte[] body = request.body().readAll(JwsReader.MAX_BYTES);
    JwsReader.Parts parts = JwsReader.parts(JwsReader.json(body), HEADER, WANTED);
    Certificate certificate = certificate(parts);
    // Nothing is computed with a key that a stranger made up: it could be of any size.
    known.accept(certificate);
    JwsSignature.require(parts, certificate.key());
    JwsReader.requireUrl(parts, address.requested());
    nonces.spend(
        parts
            .text("nonce")
            .orElseThrow(() -> new FindingException(Finding.of(AcmeCode.NONCE_MISSING))));
    return new Signed(certificate, new SignedRequest.Payload(parts.payload()));
  }

  /** RFC 7515, 4.1.6: base64 and not base64url; the first is the one whose key signed. */
  private static Certificate certificate(JwsReader.Parts parts) {
    if (!(parts.header().get("x5c") instanceof List<?> chain)
        || chain.isEmpty()
        || chain.size() > MAX_CHAIN
        || !(chain.getFirst() instanceof String first)) {
      throw refused("none that can be read");
    }
    try {
      return Certificate.read(Base64.getDecoder().decode(first));
    } catch (IllegalArgumentException e) {
      throw refused("something that is not base64");
    }
  }

  private static FindingException refused(String found) {
    return Finding.about(EnrolmentCode.RENEWAL_SIGNER_MALFORMED)
        .wanted("x5c: 1 to " + MAX_CHAIN + " certificates, the signer's first")
        .found(found)
        .toException();
  }
}
