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
   * Signs.
   *
   * @param scheme one of {@link #schemes()}
   * @param content all of what is to be signed, not its hash; must not be kept
   */
  Answer<byte[]> sign(SignatureScheme scheme, byte[] content);
}
