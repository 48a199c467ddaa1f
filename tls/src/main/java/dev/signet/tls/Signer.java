// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.SignatureScheme;
import java.util.List;

/**
 * Signs with a private key that the engine never sees: it may lie in a hardware module or in
 * another process.
 */
public interface Signer {
  /** What the key can sign, most wanted first. */
  List<SignatureScheme> schemes();

  /**
   * The same for TLS 1.2, which does not tie the hash of ECDSA to the key's curve (RFC 9846,
   * 4.2.3): a signer that can do the others too names them behind its own.
   */
  default List<SignatureScheme> schemes12() {
    return schemes();
  }

  /**
   * Signs.
   *
   * @param scheme one of {@link #schemes()}, in TLS 1.2 of {@link #schemes12()}
   * @param content all of what is to be signed, not its hash; must not be kept
   */
  Answer<byte[]> sign(SignatureScheme scheme, byte[] content);
}
