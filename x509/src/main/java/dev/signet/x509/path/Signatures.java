// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.X509Code;
import dev.signet.x509.der.Bytes;
import java.util.Optional;

/** What key identifiers say about who signed. */
final class Signatures {
  private Signatures() {}

  /**
   * Whether the issuer's key is the one that the certificate names; also where either says nothing.
   */
  static boolean keysAgree(Certificate certificate, Certificate issuer) {
    Optional<Bytes> wanted =
        certificate
            .extension(AuthorityKeyIdentifier.class)
            .map(AuthorityKeyIdentifier::identifier)
            .filter(identifier -> identifier.length() > 0);
    Optional<Bytes> found =
        issuer.extension(SubjectKeyIdentifier.class).map(SubjectKeyIdentifier::identifier);
    return wanted.isEmpty() || found.isEmpty() || wanted.equals(found);
  }

  /**
   * The signature of the certificate at an index does not fit the key above it: a re-keyed issuer,
   * or a forgery.
   */
  static Finding mismatch(CandidatePath path, int index) {
    Certificate certificate = path.certificates().get(index);
    Certificate issuer =
        path.certificates().get(Math.min(index + 1, path.certificates().size() - 1));
    X509Code code =
        keysAgree(certificate, issuer)
            ? X509Code.CERTIFICATE_SIGNATURE_INVALID
            : X509Code.ISSUER_KEY_DIFFERS;
    return Check.about(code, path, index)
        .wanted("a signature by the key of " + Printable.line(issuer.shortText()))
        .found(certificate.signatureAlgorithm().text() + " that does not fit")
        .with("issuer", Printable.line(issuer.shortText()))
        .build();
  }
}
