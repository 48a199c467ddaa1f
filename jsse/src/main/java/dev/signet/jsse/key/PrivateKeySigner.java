// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.key;

import dev.signet.tls.Answer;
import dev.signet.tls.Signer;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
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
  private final Primitives primitives;
  private final PrivateKey key;
  private final List<SignatureScheme> schemes;

  PrivateKeySigner(Primitives primitives, PrivateKey key, KeyKind kind) {
    this.primitives = primitives;
    this.key = key;
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
    if (key.getEncoded() != null) {
      try {
        return Answer.ready(primitives.sign(scheme, key, content));
      } catch (TlsFault e) {
        return new Answer.Task<>(() -> {
          throw e;
        });
      }
    }
    byte[] kept = content.clone();
    return new Answer.Task<>(() -> signElsewhere(scheme, kept));
  }

  private byte[] signElsewhere(SignatureScheme scheme, byte[] content)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(scheme));
    // Without a provider named, the JCA asks for one that takes this key.
    signature.initSign(key);
    @Nullable HashAlgorithm hash = scheme.hash();
    if (scheme.padding() == SignatureScheme.Padding.PSS && hash != null) {
      MGF1ParameterSpec mask = new MGF1ParameterSpec(hash.digestName());
      signature.setParameter(
          new PSSParameterSpec(
              hash.digestName(), "MGF1", mask, hash.length(), PSSParameterSpec.TRAILER_FIELD_BC));
    }
    signature.update(content);
    return signature.sign();
  }

  private static String algorithm(SignatureScheme scheme) {
    @Nullable HashAlgorithm hash = scheme.hash();
    if (hash == null) {
      return switch (scheme.keyKind()) {
        case ED25519 -> "Ed25519";
        case ED448 -> "Ed448";
        default -> "ML-DSA";
      };
    }
    return switch (scheme.padding()) {
      case PSS -> "RSASSA-PSS";
      case PKCS1 -> hash.name() + "withRSA";
      case NONE -> hash.name() + "withECDSA";
    };
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
