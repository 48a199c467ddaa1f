// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.KemParameters;
import dev.signet.tls.suite.NamedGroup;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SubjectPublicKeyInfo around a raw public key: the same bytes before every key of a group, so
 * that no DER has to be written or read.
 */
final class KeyEnvelope {
  private static final KeyEnvelope P256 =
      new KeyEnvelope("3059301306072a8648ce3d020106082a8648ce3d030107034200", 65);
  private static final KeyEnvelope P384 =
      new KeyEnvelope("3076301006072a8648ce3d020106052b81040022036200", 97);
  private static final KeyEnvelope P521 =
      new KeyEnvelope("30819b301006072a8648ce3d020106052b8104002303818600", 133);
  private static final KeyEnvelope X25519 = new KeyEnvelope("302a300506032b656e032100", 32);
  private static final KeyEnvelope ML_KEM_512 =
      new KeyEnvelope("30820332300b06096086480165030404010382032100", 800);
  private static final KeyEnvelope ML_KEM_768 =
      new KeyEnvelope("308204b2300b0609608648016503040402038204a100", 1184);
  private static final KeyEnvelope ML_KEM_1024 =
      new KeyEnvelope("30820632300b06096086480165030404030382062100", 1568);

  private final byte[] prefix;
  private final int rawLength;

  private KeyEnvelope(String prefix, int rawLength) {
    this.prefix = HexFormat.of().parseHex(prefix);
    this.rawLength = rawLength;
  }

  static KeyEnvelope of(NamedGroup curve) {
    return switch (curve) {
      case SECP256R1 -> P256;
      case SECP384R1 -> P384;
      case SECP521R1 -> P521;
      case X25519 -> X25519;
      case SECP256R1MLKEM768, X25519MLKEM768, SECP384R1MLKEM1024, MLKEM512, MLKEM768, MLKEM1024 ->
          throw new IllegalArgumentException(curve + " is not a curve");
    };
  }

  static KeyEnvelope of(KemParameters kem) {
    return switch (kem) {
      case ML_KEM_512 -> ML_KEM_512;
      case ML_KEM_768 -> ML_KEM_768;
      case ML_KEM_1024 -> ML_KEM_1024;
    };
  }

  /** The whole structure around a raw key. */
  byte[] wrap(byte[] raw) {
    byte[] whole = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, whole, prefix.length, raw.length);
    return whole;
  }

  /** The raw key of a provider's key. */
  byte[] unwrap(PublicKey key) {
    byte[] whole = key.getEncoded();
    if (whole.length != prefix.length + rawLength
        || !Arrays.equals(whole, 0, prefix.length, prefix, 0, prefix.length)) {
      throw new IllegalStateException(
          "the provider encodes a key of " + key.getAlgorithm() + " in its own way");
    }
    return Arrays.copyOfRange(whole, prefix.length, whole.length);
  }
}
