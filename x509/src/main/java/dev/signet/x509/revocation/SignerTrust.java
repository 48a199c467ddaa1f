// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.x509.Certificate;
import dev.signet.x509.DistinguishedName;
import dev.signet.x509.KeySignature;
import dev.signet.x509.SubjectPublicKey;
import java.util.List;

/** What the judge of revocation asks of those who know the path. */
public interface SignerTrust {
  /**
   * The certificates with a name that lead to the same anchor as the certificate in question (RFC
   * 5280, 6.3.3 (f)).
   */
  List<Certificate> named(DistinguishedName name);

  /** Whether a certificate leads to that anchor; asked only where its signature fits. */
  boolean isTrusted(Certificate signer);

  /** Whether a key made a signature; each is checked once, and all count against one bound. */
  boolean fits(KeySignature signature, SubjectPublicKey key);
}
