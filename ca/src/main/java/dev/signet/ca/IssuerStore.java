// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** The issuers and their keys. */
public interface IssuerStore {
  /** Every issuer that was ever adopted: the root first, then intermediates, newest first. */
  List<Issuer> load();

  /**
   * Takes a new issuer as the current one of its role, retires the one before, and concludes its
   * issuance, all at once.
   *
   * @return false where another node was first; then nothing was written
   */
  boolean adopt(Adoption adoption);

  /**
   * Removes the file of a root's key that no root was made of, so that it is not taken for the key
   * of another node's root.
   */
  void discardRootKey();

  /** What signs for an issuer; empty for a root whose key is away. */
  Optional<Signer> signer(Issuer issuer);

  /** Whether the root's key is in its file, which is not read. */
  boolean hasRootKey();

  /** The root's key from its file; empty where the file is away. */
  Optional<KeyPair> rootKey();

  /** What signs for a root that is in the making. */
  Signer rootSigner(KeyPair pair);

  /** Makes a key for an intermediate. */
  KeyPair createKey();

  /** Makes the root's key and writes its file, which must not exist. */
  KeyPair createRootKey();

  /**
   * A new issuer.
   *
   * @param issuer the issuer, with its certificate
   * @param parent the id of the issuer that signed it; its own for a root
   * @param key its key pair, to be sealed for an intermediate; a root's stays in its file
   * @param replaced the id of the current one that it replaces, or empty where there is none
   * @param conclusion the end of its issuance
   */
  record Adoption(
      Issuer issuer,
      String parent,
      KeyPair key,
      String replaced,
      CertificateLog.Conclusion conclusion) {}
}
