// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.AeadAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of an AEAD, for one direction: it seals or it opens, never both.
 *
 * <p>It keeps one Cipher, since making one costs as much as a record; arrays on the heap, since the
 * JDK's AES-GCM is three times slower on others. The JDK's allocates about 900 bytes per record,
 * Amazon Corretto's 150. Not thread-safe.
 */
public final class Aead {
  /** What {@link #open} gives where the tag is wrong. */
  public static final int FORGED = -1;

  private static final int TAG_BITS = 8 * AeadAlgorithm.TAG_LENGTH;

  private final AeadAlgorithm algorithm;
  private final int mode;
  private final Cipher cipher;
  private final SecretKeySpec key;

  private Aead(AeadAlgorithm algorithm, Provider provider, int mode, byte[] key) {
    this.algorithm = algorithm;
    this.mode = mode;
    this.key = new SecretKeySpec(key, keyName(algorithm));
    try {
      this.cipher = Cipher.getInstance(cipherName(algorithm), provider);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider.getName() + " was chosen for " + algorithm, e);
    }
  }

  static Aead sealing(AeadAlgorithm algorithm, Provider provider, byte[] key) {
    return new Aead(algorithm, provider, Cipher.ENCRYPT_MODE, key);
  }

  static Aead opening(AeadAlgorithm algorithm, Provider provider, byte[] key) {
    return new Aead(algorithm, provider, Cipher.DECRYPT_MODE, key);
  }

  /** The algorithm. */
  public AeadAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * Begins one message; {@link #seal} or {@link #open} must follow.
   *
   * @param nonce 12 bytes that were never used to seal with this key
   * @param authenticated what is authenticated and not encrypted
   */
  public void begin(byte[] nonce, byte[] authenticated) {
    try {
      cipher.init(mode, key, parameters(nonce));
      cipher.updateAAD(authenticated);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a nonce was used twice with one key", e);
    }
  }

  /**
   * Encrypts a part of an array where it stands and puts the tag behind it, for which there must be
   * room.
   *
   * @return the length with the tag
   */
  public int seal(byte[] buffer, int offset, int length) {
    try {
      return cipher.doFinal(buffer, offset, length, buffer, offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing with " + algorithm + " cannot fail", e);
    }
  }

  /**
   * Decrypts a part of an array, tag included, into another array: twice as fast as in place. The
   * target needs room for the plaintext alone.
   *
   * @return the plaintext's length, or {@link #FORGED}, and then nothing decrypted is in the
   *     target, which a native provider may have filled with zeros
   */
  public int open(byte[] sealed, int offset, int length, byte[] plain, int plainOffset) {
    try {
      return cipher.doFinal(sealed, offset, length, plain, plainOffset);
    } catch (AEADBadTagException _) {
      return FORGED;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("opening with " + algorithm + " fails by its tag alone", e);
    }
  }

  private AlgorithmParameterSpec parameters(byte[] nonce) {
    return switch (algorithm) {
      case AES_128_GCM, AES_256_GCM -> new GCMParameterSpec(TAG_BITS, nonce);
      case CHACHA20_POLY1305 -> new IvParameterSpec(nonce);
    };
  }

  private static String keyName(AeadAlgorithm algorithm) {
    return algorithm == AeadAlgorithm.CHACHA20_POLY1305 ? "ChaCha20" : "AES";
  }

  private static String cipherName(AeadAlgorithm algorithm) {
    return algorithm == AeadAlgorithm.CHACHA20_POLY1305 ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding";
  }
}
