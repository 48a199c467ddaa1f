// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.HashAlgorithm;
import java.util.List;
import java.util.Optional;

/**
 * How a message is encrypted once the secret is there (RFC 9180, 7.2 and 7.3).
 *
 * @param kdf HKDF with this hash
 * @param aead the cipher
 */
public record HpkeSuite(HashAlgorithm kdf, AeadAlgorithm aead) {
  /** What everybody has, the cipher first that is fastest where there are AES instructions. */
  public static final List<HpkeSuite> STANDARD =
      List.of(
          new HpkeSuite(HashAlgorithm.SHA256, AeadAlgorithm.AES_128_GCM),
          new HpkeSuite(HashAlgorithm.SHA256, AeadAlgorithm.AES_256_GCM),
          new HpkeSuite(HashAlgorithm.SHA256, AeadAlgorithm.CHACHA20_POLY1305));

  /** The suite of two numbers; empty where Signet does not have one of both. */
  public static Optional<HpkeSuite> of(int kdf, int aead) {
    Optional<AeadAlgorithm> cipher = cipher(aead);
    return switch (kdf) {
      case 1 -> cipher.map(each -> new HpkeSuite(HashAlgorithm.SHA256, each));
      case 2 -> cipher.map(each -> new HpkeSuite(HashAlgorithm.SHA384, each));
      case 3 -> cipher.map(each -> new HpkeSuite(HashAlgorithm.SHA512, each));
      default -> Optional.empty();
    };
  }

  private static Optional<AeadAlgorithm> cipher(int code) {
    return switch (code) {
      case 1 -> Optional.of(AeadAlgorithm.AES_128_GCM);
      case 2 -> Optional.of(AeadAlgorithm.AES_256_GCM);
      case 3 -> Optional.of(AeadAlgorithm.CHACHA20_POLY1305);
      default -> Optional.empty();
    };
  }

  /** The key derivation function's two bytes of the registry. */
  public int kdfCode() {
    return switch (kdf) {
      case SHA256 -> 1;
      case SHA384 -> 2;
      case SHA512 -> 3;
    };
  }

  /** The cipher's two bytes of the registry. */
  public int aeadCode() {
    return switch (aead) {
      case AES_128_GCM -> 1;
      case AES_256_GCM -> 2;
      case CHACHA20_POLY1305 -> 3;
    };
  }
}
