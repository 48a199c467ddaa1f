// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.text;

import static dev.signet.x509.text.Meanings.field;

import dev.signet.explain.Printable;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.Extension;
import dev.signet.x509.text.Inspection.Field;
import java.util.ArrayList;
import java.util.List;

/** What a certificate request says. */
final class RequestFieldList {
  private RequestFieldList() {}

  static Inspection of(CertificateRequest request) {
    List<Field> fields = new ArrayList<>();
    fields.add(CertificateFieldList.name("subject", request.subject()));
    fields.add(CertificateFieldList.key(request.key()));
    fields.add(
        field(
            "signature", "signature.request", List.of(request.signatureAlgorithm().text()), false));
    for (Extension extension : request.extensions()) {
      fields.add(ExtensionField.of(extension));
    }
    String who =
        request.subject().isEmpty() && !request.names().isEmpty()
            ? request.names().getFirst().value()
            : request.subject().shortText();
    String title = "Certificate request of " + Printable.line(who);
    return new Inspection("certificate-request", title, fields);
  }
}
