// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.crypto.SigningKey;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.suite.SignatureScheme.Padding;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Signs with a private key of this process, which is held ready: nothing is decrypted or looked up
 * in a handshake.
 */
public final class KeySigner implements Signer {
  private final SigningKey key;
  private final List<SignatureScheme> schemes;
  private final List<SignatureScheme> schemes12;

  private KeySigner(SigningKey key, List<SignatureScheme> schemes) {
    this.key = key;
    this.schemes = schemes;
    this.schemes12 = Stream.concat(schemes.stream(), others12(schemes)).distinct().toList();
  }

  /** ECDSA with the hashes of other curves, where the key does ECDSA. */
  private static Stream<SignatureScheme> others12(List<SignatureScheme> schemes) {
    return Stream.of(SignatureScheme.values())
        .filter(other -> schemes.stream().anyMatch(each -> isForSameKey12(each, other)));
  }

  private static boolean isForSameKey12(SignatureScheme own, SignatureScheme other) {
    return own.keyKind().isEcdsa() && other.fits(own.keyKind(), ProtocolVersion.TLS12);
  }

  /**
   * A signer of all schemes that the key can do.
   *
   * @param publicKey the other half, which says what kind of key it is
   * @throws IllegalArgumentException for a key that no scheme of TLS fits
   */
  public static KeySigner of(PrivateKey key, PublicKey publicKey, Primitives primitives) {
    KeyKind kind = KeyKind.of(publicKey);
    List<SignatureScheme> schemes =
        kind == null
            ? List.of()
            : Stream.of(SignatureScheme.values())
                .filter(each -> fits(each, kind) && isLongEnough(publicKey, each))
                .toList();
    if (kind == null || schemes.isEmpty()) {
      throw new IllegalArgumentException("TLS has no signatures by " + publicKey.getAlgorithm());
    }
    return new KeySigner(primitives.signingKey(kind, key), schemes);
  }

  private static boolean fits(SignatureScheme scheme, KeyKind kind) {
    // The hash that TLS 1.3 pairs with a curve is the first choice in TLS 1.2 as well.
    return scheme.fits(kind, ProtocolVersion.TLS13)
        || (kind == KeyKind.RSA && scheme.fits(kind, ProtocolVersion.TLS12));
  }

  /** RFC 8017, 9.1.1: PSS takes room for the hash, a salt as long, and two bytes. */
  private static boolean isLongEnough(PublicKey key, SignatureScheme scheme) {
    HashAlgorithm hash = scheme.hash();
    if (!(key instanceof RSAKey rsa) || hash == null || scheme.padding() != Padding.PSS) {
      return true;
    }
    int room = Math.ceilDiv(rsa.getModulus().bitLength() - 1, Byte.SIZE);
    return room >= 2 * hash.length() + 2;
  }

  @Override
  public List<SignatureScheme> schemes() {
    return schemes;
  }

  @Override
  public List<SignatureScheme> schemes12() {
    return schemes12;
  }

  @Override
  public Answer<byte[]> sign(SignatureScheme scheme, byte[] content) {
    try {
      return Answer.ready(key.sign(scheme, content));
    } catch (TlsFault e) {
      return new Answer.Later<>(CompletableFuture.failedFuture(e));
    }
  }

  /** Does not print the key. */
  @Override
  public String toString() {
    return "KeySigner" + schemes;
  }
}
