// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.der.Bytes;
import java.util.Optional;

/** What key identifiers say about who signed. */
final class KeyIdentifiers {
  private KeyIdentifiers() {}

  /**
   * Whether the issuer's key is the one that the certificate names; also where either says nothing.
   */
  static boolean agree(Certificate certificate, Certificate issuer) {
    Optional<Bytes> wanted =
        certificate
            .extension(AuthorityKeyIdentifier.class)
            .map(AuthorityKeyIdentifier::identifier)
            .filter(identifier -> identifier.length() > 0);
    Optional<Bytes> found =
        issuer.extension(SubjectKeyIdentifier.class).map(SubjectKeyIdentifier::identifier);
    return wanted.isEmpty() || found.isEmpty() || wanted.equals(found);
  }
}
