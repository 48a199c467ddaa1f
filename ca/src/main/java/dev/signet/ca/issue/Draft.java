// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.SerialNumber;
import dev.signet.x509.DistinguishedName;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * A certificate that is about to be built, part by part.
 *
 * @param serial its serial number
 * @param issuer the issuer's name as the issuer's own certificate has it
 * @param subject the subject
 * @param key the subject's key
 * @param rest its life and its extensions
 */
record Draft(
    SerialNumber serial, X500Name issuer, X500Name subject, SubjectPublicKey key, Rest rest) {
  /**
   * The life and the extensions of a draft.
   *
   * @param validity its life
   * @param extensions its extensions
   */
  record Rest(Validity validity, Extensions extensions) {}

  /** A name byte by byte as another certificate has it, so that both chain up. */
  static X500Name name(DistinguishedName name) {
    return X500Name.getInstance(name.encoded().toArray());
  }

  /** The bytes that an issuer would sign. */
  Bytes toBeSigned(SignatureAlgorithm algorithm) {
    return Bytes.of(TbsEncoding.encode(this, algorithm));
  }
}
