// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.suite;

import org.jspecify.annotations.Nullable;

/**
 * The groups of the key exchange: elliptic curves, hybrids of one with ML-KEM (RFC 10024), whose
 * shares and secrets are both parts one after the other, and ML-KEM alone.
 */
public enum NamedGroup {
  /** P-256. */
  SECP256R1(0x0017, "secp256r1", 65, 32),
  /** P-384. */
  SECP384R1(0x0018, "secp384r1", 97, 48),
  /** P-521. */
  SECP521R1(0x0019, "secp521r1", 133, 66),
  /** X25519, RFC 7748. */
  X25519(0x001D, "x25519", 32, 32),
  /** P-256, then ML-KEM-768; TLS 1.3 alone. */
  SECP256R1MLKEM768(0x11EB, "SecP256r1MLKEM768", SECP256R1, KemParameters.ML_KEM_768),
  /** ML-KEM-768, then X25519; TLS 1.3 alone. */
  X25519MLKEM768(0x11EC, "X25519MLKEM768", X25519, KemParameters.ML_KEM_768),
  /** P-384, then ML-KEM-1024; TLS 1.3 alone. */
  SECP384R1MLKEM1024(0x11ED, "SecP384r1MLKEM1024", SECP384R1, KemParameters.ML_KEM_1024),

  /** ML-KEM-512 alone (draft-ietf-tls-mlkem); TLS 1.3 alone, and only where it is asked for. */
  MLKEM512(0x0200, "MLKEM512", KemParameters.ML_KEM_512),

  /** ML-KEM-768 alone; TLS 1.3 alone, and only where it is asked for. */
  MLKEM768(0x0201, "MLKEM768", KemParameters.ML_KEM_768),

  /** ML-KEM-1024 alone; TLS 1.3 alone, and only where it is asked for. */
  MLKEM1024(0x0202, "MLKEM1024", KemParameters.ML_KEM_1024);

  private final int code;
  private final String label;
  private final int curveShareLength;
  private final int curveSecretLength;
  private final @Nullable NamedGroup curve;
  private final @Nullable KemParameters kem;

  NamedGroup(int code, String label, int shareLength, int secretLength) {
    this.code = code;
    this.label = label;
    this.curveShareLength = shareLength;
    this.curveSecretLength = secretLength;
    this.curve = null;
    this.kem = null;
  }

  NamedGroup(int code, String label, NamedGroup curve, KemParameters kem) {
    this.code = code;
    this.label = label;
    this.curveShareLength = curve.curveShareLength;
    this.curveSecretLength = curve.curveSecretLength;
    this.curve = curve;
    this.kem = kem;
  }

  NamedGroup(int code, String label, KemParameters kem) {
    this.code = code;
    this.label = label;
    this.curveShareLength = 0;
    this.curveSecretLength = 0;
    this.curve = null;
    this.kem = kem;
  }

  /** The group that has this code point, or null where Signet does not speak it. */
  public static @Nullable NamedGroup of(int code) {
    return switch (code) {
      case 0x0017 -> SECP256R1;
      case 0x0018 -> SECP384R1;
      case 0x0019 -> SECP521R1;
      case 0x001D -> X25519;
      case 0x0200 -> MLKEM512;
      case 0x0201 -> MLKEM768;
      case 0x0202 -> MLKEM1024;
      case 0x11EB -> SECP256R1MLKEM768;
      case 0x11EC -> X25519MLKEM768;
      case 0x11ED -> SECP384R1MLKEM1024;
      default -> null;
    };
  }

  /** The two bytes of the wire. */
  public int code() {
    return code;
  }

  /** The name of IANA's registry. */
  public String label() {
    return label;
  }

  /**
   * The elliptic curve: of a hybrid its classical part, else the group itself.
   *
   * @throws IllegalStateException where there is none
   */
  public NamedGroup curve() {
    if (!hasCurve()) {
      throw new IllegalStateException(this + " has no curve");
    }
    return curve == null ? this : curve;
  }

  /** Whether a curve is in it: alone, or joined with ML-KEM. */
  public boolean hasCurve() {
    return curve != null || kem == null;
  }

  /** ML-KEM, alone or as a part of a hybrid; null where the group is a curve alone. */
  public @Nullable KemParameters kem() {
    return kem;
  }

  /** Whether it joins a curve and ML-KEM, so that breaking one of both is not enough. */
  public boolean isHybrid() {
    return kem != null && curve != null;
  }

  /**
   * Whether the ML-KEM part stands before the curve's, in shares and in the secret: so it is for
   * X25519MLKEM768 and not for the others (RFC 10024).
   */
  public boolean kemFirst() {
    return this == X25519MLKEM768;
  }

  /** Whether the version knows it: what has ML-KEM is defined for TLS 1.3 alone. */
  public boolean usableIn(ProtocolVersion version) {
    return version == ProtocolVersion.TLS13 || kem == null;
  }

  /** The length in bytes of the share that a client sends. */
  public int clientShareLength() {
    return curveShareLength + (kem == null ? 0 : kem.publicKeyLength());
  }

  /** The length in bytes of the share that a server sends. */
  public int serverShareLength() {
    return curveShareLength + (kem == null ? 0 : kem.ciphertextLength());
  }

  /** The length in bytes of the shared secret. */
  public int secretLength() {
    return curveSecretLength + (kem == null ? 0 : KemParameters.SECRET_LENGTH);
  }
}
