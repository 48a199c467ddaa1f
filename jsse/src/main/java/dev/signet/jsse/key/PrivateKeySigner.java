// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.key;

import dev.signet.tls.Answer;
import dev.signet.tls.Signer;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.crypto.SigningKey;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.SignatureScheme;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a key of the JCA.
 *
 * <p>A key that can be encoded lies in memory: the fastest provider signs at once. One that cannot
 * lies in a module or another process: its own provider signs, in a task, because that may be slow.
 */
final class PrivateKeySigner implements Signer {
  private final SigningKey key;
  private final List<SignatureScheme> schemes;

  PrivateKeySigner(Primitives primitives, PrivateKey key, KeyKind kind) {
    this.key = primitives.signingKey(kind, key);
    this.schemes =
        Arrays.stream(SignatureScheme.values())
            .filter(scheme -> fits(scheme, kind) && hasRoom(scheme, key))
            .toList();
  }

  @Override
  public List<SignatureScheme> schemes() {
    return schemes;
  }

  @Override
  public Answer<byte[]> sign(SignatureScheme scheme, byte[] content) {
    if (key.isElsewhere()) {
      byte[] kept = content.clone();
      return new Answer.Task<>(() -> key.sign(scheme, kept));
    }
    try {
      return Answer.ready(key.sign(scheme, content));
    } catch (TlsFault e) {
      return new Answer.Task<>(() -> {
        throw e;
      });
    }
  }

  /** TLS 1.2 would let any curve sign with any hash; each curve's own does in both versions. */
  private static boolean fits(SignatureScheme scheme, KeyKind kind) {
    return scheme.keyKind() == kind;
  }

  /** RFC 8017, 9.1.1: a PSS signature holds the hash, a salt of its length and two bytes. */
  private static boolean hasRoom(SignatureScheme scheme, PrivateKey key) {
    @Nullable HashAlgorithm hash = scheme.hash();
    if (hash == null || scheme.padding() != SignatureScheme.Padding.PSS) {
      return true;
    }
    return !(key instanceof RSAKey rsa)
        || (rsa.getModulus().bitLength() + 6) / 8 >= 2 * hash.length() + 2;
  }
}
