// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.CertificateRegister;
import dev.signet.ca.acme.CertificateRegister.RenewalWindow;
import dev.signet.ca.acme.CertificateRegister.Requester;
import dev.signet.http.Response;
import dev.signet.x509.der.Bytes;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/** Revocation (RFC 8555, 7.6) and the time to renew (RFC 9773). */
final class CertificateResource {
  /** RFC 9773, 4.3: how often a client asks again; six hours are what public authorities say. */
  private static final String ASK_AGAIN = "21600";

  private final CertificateRegister certificates;

  CertificateResource(CertificateRegister certificates) {
    this.certificates = certificates;
  }

  Response revoke(SignedRequest request) {
    Map<String, Object> members = request.payload().members();
    if (!(members.get("certificate") instanceof String certificate)) {
      throw SignedRequest.malformed("\"certificate\" in base64url", "none");
    }
    long reason = members.get("reason") instanceof Long number ? number : 0;
    Requester requester =
        switch (request.signer()) {
          case SignedRequest.Signer.Account(var account, var _) -> new Requester.Account(account);
          case SignedRequest.Signer.Key(var key) -> new Requester.Holder(key);
        };
    certificates.revoke(
        requester, Bytes.of(Base64Url.decode(certificate, "the certificate")), reason);
    return Response.of(HttpResponseStatus.OK);
  }

  Response renewal(String certificateId) {
    CertificateId id = CertificateId.read(certificateId);
    RenewalWindow window = certificates.renewal(id.authority(), id.serial());
    Map<String, Object> suggested =
        Map.of(
            "start", AcmeDocuments.text(window.start()), "end", AcmeDocuments.text(window.end()));
    return Response.json(HttpResponseStatus.OK, Map.of("suggestedWindow", suggested))
        .with("Retry-After", ASK_AGAIN);
  }
}
