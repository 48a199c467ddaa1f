// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with AES-256-GCM under a key derived from the key-encryption key.
 *
 * <p>A sealed value is: version (1 byte), key id (8), nonce (12), ciphertext with its tag. The
 * nonce is random: at one key's limit of 2^32 messages (NIST SP 800-38D, 8.3) a repetition is less
 * likely than 2^-32, and a database holds some thousand sealed values.
 */
final class AesKeyring implements Keyring {
  private static final byte VERSION = 1;
  private static final int ID_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER_BYTES = 1 + ID_BYTES;
  private static final int MIN_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey derivationKey;
  private final SecretKey sealingKey;
  private final byte[] id;

  AesKeyring(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key-encryption key has " + KEY_BYTES + " bytes, not " + key.length);
    }
    derivationKey = new SecretKeySpec(key, "Generic");
    byte[] sealing = derived("seal", "");
    sealingKey = new SecretKeySpec(sealing, "AES");
    Arrays.fill(sealing, (byte) 0);
    id = Arrays.copyOf(derived("id", ""), ID_BYTES);
  }

  /** Names the key without telling anything of it. */
  String id() {
    return HexFormat.of().formatHex(id);
  }

  /** The name of the key that a value was sealed under. */
  static String idOf(byte[] sealed) {
    return sealed.length < MIN_BYTES ? "none" : HexFormat.of().formatHex(sealed, 1, HEADER_BYTES);
  }

  @Override
  public byte[] seal(String purpose, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(id).array();
    byte[] ciphertext = transformed(Cipher.ENCRYPT_MODE, purpose, header, nonce, secret);
    return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + ciphertext.length)
        .put(header)
        .put(nonce)
        .put(ciphertext)
        .array();
  }

  @Override
  public byte[] open(String purpose, byte[] sealed) {
    if (sealed.length < MIN_BYTES
        || sealed[0] != VERSION
        || !Arrays.equals(sealed, 1, HEADER_BYTES, id, 0, ID_BYTES)) {
      throw mismatch(purpose, sealed);
    }
    byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
    byte[] nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
    byte[] ciphertext = Arrays.copyOfRange(sealed, HEADER_BYTES + NONCE_BYTES, sealed.length);
    return transformed(Cipher.DECRYPT_MODE, purpose, header, nonce, ciphertext);
  }

  @Override
  public byte[] derive(String purpose) {
    return derived("derive", purpose);
  }

  private byte[] transformed(int mode, String purpose, byte[] header, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(header);
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (javax.crypto.AEADBadTagException e) {
      throw mismatch(purpose, header);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has AES-256-GCM", e);
    }
  }

  private byte[] derived(String use, String purpose) {
    byte[] context = ("signet keyring v1 " + use + " " + purpose).getBytes(StandardCharsets.UTF_8);
    try {
      var extracted = HKDFParameterSpec.ofExtract().addIKM(derivationKey);
      return KDF.getInstance("HKDF-SHA256").deriveData(extracted.thenExpand(context, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has HKDF-SHA256", e);
    }
  }

  private FindingException mismatch(String purpose, byte[] sealed) {
    return Finding.about(StoreCode.KEYRING_MISMATCH)
        .subject(purpose)
        .wanted("key " + id())
        .found(
            idOf(sealed).equals(id())
                ? "a value that was changed or sealed for something else"
                : "key " + idOf(sealed))
        .toException();
  }
}
