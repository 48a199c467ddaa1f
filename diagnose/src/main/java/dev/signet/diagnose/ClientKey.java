// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose;

import dev.signet.tls.Credential;
import dev.signet.tls.KeySigner;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import java.security.PrivateKey;
import java.util.List;

/** What this side shows where a server asks for a certificate. */
public final class ClientKey {
  private final List<Certificate> chain;
  private final PrivateKey key;

  /**
   * A certificate with its key.
   *
   * @param chain the client's own certificate first
   */
  public ClientKey(List<Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /** The client's own certificate first. */
  public List<Certificate> chain() {
    return chain;
  }

  /** Whether key and certificate belong together. */
  public boolean matches() {
    return chain.getFirst().key().matches(key);
  }

  Credential credential() {
    List<Bytes> encoded = chain.stream().map(each -> Bytes.wrap(each.encoded().toArray())).toList();
    KeySigner signer =
        KeySigner.of(key, chain.getFirst().key().toPublicKey(), Primitives.fastest());
    return Credential.of(encoded, signer);
  }
}
