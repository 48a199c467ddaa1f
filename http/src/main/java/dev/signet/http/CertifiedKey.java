// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the chain that certifies it.
 *
 * @param key the key; stays with its provider
 * @param chain the end-entity certificate first, the root left out
 * @param staple what its authority says of it now
 */
public record CertifiedKey(PrivateKey key, List<X509Certificate> chain, OcspStaple staple) {
  /** Without a staple. */
  public CertifiedKey(PrivateKey key, List<X509Certificate> chain) {
    this(key, chain, OcspStaple.NONE);
  }

  /** The same with a staple. */
  public CertifiedKey with(OcspStaple other) {
    return new CertifiedKey(key, chain, other);
  }

  /** Refuses an empty chain. */
  public CertifiedKey {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a certified key needs a certificate");
    }
  }

  /** Does not print the key. */
  @Override
  public String toString() {
    return "CertifiedKey[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
