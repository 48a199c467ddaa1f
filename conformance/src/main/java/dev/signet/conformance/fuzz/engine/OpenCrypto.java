// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.crypto.CryptoUse;
import dev.signet.tls.crypto.Primitives;
import java.security.Provider;
import java.util.EnumMap;
import java.util.Map;

/**
 * Cryptography that hides and proves nothing: records are readable, every tag, signature and
 * Finished is right. A fuzzer reaches with it what stands behind the first encrypted record, and
 * the engine under test is the real one, unchanged.
 */
public final class OpenCrypto extends Provider {
  private static final long serialVersionUID = 1L;

  private OpenCrypto() {
    super("SignetOpen", "1", "Hides and proves nothing, for fuzzing");
    String spi = OpenCipher.class.getName();
    put("Cipher.AES/GCM/NoPadding", spi);
    put("Cipher.ChaCha20-Poly1305", spi);
    put("Mac.HmacSHA256", OpenMac.Sha256.class.getName());
    put("Mac.HmacSHA384", OpenMac.Sha384.class.getName());
    put("Signature.SHA256withECDSA", OpenSignature.class.getName());
    put("Signature.SHA384withECDSA", OpenSignature.class.getName());
    put("Signature.SHA512withECDSA", OpenSignature.class.getName());
  }

  /** By itself, for what takes a provider. */
  public static Provider provider() {
    return new OpenCrypto();
  }

  /** The engine's primitives with it; key exchanges and hashes stay the JDK's. */
  public static Primitives primitives() {
    Provider open = new OpenCrypto();
    Map<CryptoUse, Provider> chosen = new EnumMap<>(CryptoUse.class);
    chosen.put(CryptoUse.MAC, open);
    chosen.put(CryptoUse.AES_GCM, open);
    chosen.put(CryptoUse.CHACHA20_POLY1305, open);
    chosen.put(CryptoUse.ECDSA_VERIFY, open);
    return Primitives.of(chosen);
  }
}
