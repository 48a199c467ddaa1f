// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.Answer;
import dev.signet.tls.Signer;
import dev.signet.tls.suite.SignatureScheme;
import java.util.List;

/** Signs everything with the same bytes, which have the form of an ECDSA signature. */
final class OpenSigner implements Signer {
  private static final byte[] SIGNATURE = {0x30, 6, 2, 1, 1, 2, 1, 1};

  @Override
  public List<SignatureScheme> schemes() {
    return List.of(SignatureScheme.ECDSA_SECP256R1_SHA256);
  }

  @Override
  public Answer<byte[]> sign(SignatureScheme scheme, byte[] content) {
    return Answer.ready(SIGNATURE.clone());
  }
}
