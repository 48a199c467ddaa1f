// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;

/** Those who sign OCSP responses, and their keys. Every node of a database signs with the same. */
public interface ResponderStore {
  /** The responder of an issuer that ends last and is not revoked. */
  Optional<Responder> newest(String issuer);

  /** Makes a key for a responder. */
  KeyPair createKey();

  /**
   * Takes a new responder and concludes its issuance, at once.
   *
   * @return false where another node was first; then nothing was written
   */
  boolean adopt(Adoption adoption);

  /**
   * A new responder.
   *
   * @param issuer the id of the issuer that certified it
   * @param key its key pair, to be sealed
   * @param needed where another responder ends later than this, none is needed
   * @param conclusion the end of its issuance
   */
  record Adoption(
      String issuer, KeyPair key, Instant needed, CertificateLog.Conclusion conclusion) {}
}
