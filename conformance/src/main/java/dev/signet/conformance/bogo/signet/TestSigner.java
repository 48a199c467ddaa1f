// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.tls.Answer;
import dev.signet.tls.Signer;
import dev.signet.tls.suite.SignatureScheme;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Signs as a test wants it.
 *
 * @param signer has the key
 * @param schemes in the order that the test wants
 * @param isSlow whether every signature comes later, as from another process
 * @param used is told of each signature
 */
record TestSigner(Signer signer, List<SignatureScheme> schemes, boolean isSlow, Runnable used)
    implements Signer {
  @Override
  public List<SignatureScheme> schemes12() {
    return schemes.equals(signer.schemes()) ? signer.schemes12() : schemes;
  }

  @Override
  public Answer<byte[]> sign(SignatureScheme scheme, byte[] content) {
    used.run();
    Answer<byte[]> answer = signer.sign(scheme, content);
    if (isSlow && answer instanceof Answer.Ready<byte[]>(byte[] signature)) {
      return new Answer.Later<>(CompletableFuture.supplyAsync(() -> signature));
    }
    return answer;
  }
}
