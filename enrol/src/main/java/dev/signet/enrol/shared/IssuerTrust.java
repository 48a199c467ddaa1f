// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.x509.Certificate;
import dev.signet.x509.DistinguishedName;
import dev.signet.x509.KeySignature;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.revocation.SignerTrust;
import java.util.List;

/**
 * Who issued a certificate is believed about it, and nobody else but by its word: the client judges
 * the path.
 *
 * @param issuer who issued it
 */
record IssuerTrust(Certificate issuer) implements SignerTrust {
  @Override
  public List<Certificate> named(DistinguishedName name) {
    return issuer.subject().equals(name) ? List.of(issuer) : List.of();
  }

  @Override
  public boolean isTrusted(Certificate signer) {
    return signer.equals(issuer);
  }

  @Override
  public boolean fits(KeySignature signature, SubjectPublicKey key) {
    return signature.isBy(key, VerifyProviders.fastest());
  }
}
