// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * A public key as certificates carry it (RFC 5280, 4.1.2.7), with what can be said of it without
 * any provider.
 */
public final class SubjectPublicKey {
  /** Roots in use have at most 4,096 bits; twice that still verifies in a millisecond. */
  static final int MAX_MODULUS_BITS = 8_192;

  /** 65,537 has 17 bits. Exponents as long as the modulus make verifying as slow as signing. */
  private static final int MAX_EXPONENT_BITS = 64;

  private static final byte[] PROBE = {'s', 'i', 'g', 'n', 'e', 't'};

  private final Bytes encoded;
  private final Oid algorithm;
  private final Optional<Oid> curve;
  private final Bytes key;

  private SubjectPublicKey(Bytes encoded, Oid algorithm, Optional<Oid> curve, Bytes key) {
    this.encoded = encoded;
    this.algorithm = algorithm;
    this.curve = curve;
    this.key = key;
  }

  /** Reads a SubjectPublicKeyInfo. */
  static SubjectPublicKey read(DerValue value) {
    DerReader reader = value.sequence();
    DerReader identifier = reader.next(DerTag.SEQUENCE).inside();
    Oid algorithm = identifier.next(DerTag.OBJECT_IDENTIFIER).oid();
    Optional<Oid> curve = identifier.optional(DerTag.OBJECT_IDENTIFIER).map(DerValue::oid);
    if (identifier.hasNext()) {
      identifier.next();
    }
    identifier.end();
    Bytes key = reader.next(DerTag.BIT_STRING).wholeBits();
    reader.end();
    return new SubjectPublicKey(value.encoded(), algorithm, curve, key);
  }

  /** The public key of the JCA in the same form. */
  public static SubjectPublicKey of(PublicKey key) {
    try {
      return read(DerReader.single(key.getEncoded()));
    } catch (DerException e) {
      throw Finding.about(X509Code.KEY_UNSUPPORTED)
          .found(key.getAlgorithm())
          .with("problem", e.problem())
          .toException();
    }
  }

  /** The SubjectPublicKeyInfo. */
  public Bytes encoded() {
    return encoded;
  }

  /** The key itself, without its algorithm: what key identifiers are hashes of. */
  public Bytes bitString() {
    return key;
  }

  /** The algorithm's object identifier. */
  public Oid algorithmOid() {
    return algorithm;
  }

  /**
   * The algorithm as people call it: {@code EC}, {@code RSA}, {@code Ed25519} …, or the identifier.
   */
  public String algorithm() {
    return switch (algorithm.dotted()) {
      case "1.2.840.10045.2.1" -> "EC";
      case "1.2.840.113549.1.1.1" -> "RSA";
      case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
      case "1.2.840.10040.4.1" -> "DSA";
      case "1.2.840.10046.2.1" -> "DH";
      case "1.3.101.110" -> "X25519";
      case "1.3.101.111" -> "X448";
      case "1.3.101.112" -> "Ed25519";
      case "1.3.101.113" -> "Ed448";
      case "2.16.840.1.101.3.4.3.17" -> "ML-DSA-44";
      case "2.16.840.1.101.3.4.3.18" -> "ML-DSA-65";
      case "2.16.840.1.101.3.4.3.19" -> "ML-DSA-87";
      default -> algorithm.dotted();
    };
  }

  /**
   * The curve as people call it, for instance {@code P-256}; empty for keys that are on no named
   * curve.
   */
  public Optional<String> curve() {
    return curve.map(oid ->
        switch (oid.dotted()) {
          case "1.2.840.10045.3.1.1" -> "P-192";
          case "1.3.132.0.33" -> "P-224";
          case "1.2.840.10045.3.1.7" -> "P-256";
          case "1.3.132.0.34" -> "P-384";
          case "1.3.132.0.35" -> "P-521";
          case "1.3.132.0.10" -> "secp256k1";
          default -> oid.dotted();
        });
  }

  /**
   * The size by which the algorithm's strength is told: the modulus of RSA, the field of a curve; 0
   * where not known.
   */
  public int bits() {
    return switch (algorithm()) {
      case "RSA", "RSASSA-PSS" -> modulusBits();
      case "EC" ->
          switch (curve().orElse("")) {
            case "P-192" -> 192;
            case "P-224" -> 224;
            case "P-256", "secp256k1" -> 256;
            case "P-384" -> 384;
            case "P-521" -> 521;
            default -> 0;
          };
      case "Ed25519", "X25519" -> 256;
      case "Ed448", "X448" -> 448;
      default -> 0;
    };
  }

  /**
   * Algorithm with curve or size, as people say it: {@code RSA 2048}, {@code EC P-256}, {@code
   * Ed25519}.
   */
  public String text() {
    return switch (algorithm()) {
      case "EC" -> "EC " + curve().orElse("(no named curve)");
      case "RSA", "RSASSA-PSS" -> algorithm() + " " + bits();
      default -> algorithm();
    };
  }

  /** What the JCA calls the makers of such keys. */
  String family() {
    return algorithm().startsWith("ML-DSA") ? "ML-DSA" : algorithm();
  }

  /**
   * Whether verifying with the key takes so long that strangers could keep this program busy: RSA
   * keys with a modulus of more than {@value #MAX_MODULUS_BITS} bits, or with an exponent that is
   * as long as one.
   */
  public boolean isCostly() {
    return algorithm().startsWith("RSA")
        && rsa()
            .map(rsa -> rsa.modulus > MAX_MODULUS_BITS || rsa.exponent > MAX_EXPONENT_BITS)
            .orElse(true);
  }

  /** Whether it is a DSA key that counts on the parameters of its issuer's (RFC 3279, 2.3.2). */
  public boolean lacksParameters() {
    return algorithm().equals("DSA")
        && !DerReader.single(encoded).sequence().next().sequence().skip().hasNext();
  }

  /** The same key with the parameters of its issuer's, where it lacks its own. */
  public SubjectPublicKey withParametersOf(SubjectPublicKey issuer) {
    if (!lacksParameters() || !issuer.algorithm.equals(algorithm)) {
      return this;
    }
    DerReader own = DerReader.single(encoded).sequence().skip();
    DerWriter whole =
        new DerWriter()
            .sequence(info ->
                info.encoded(DerReader.single(issuer.encoded).sequence().next().encoded().toArray())
                    .encoded(own.next().encoded().toArray()));
    return read(DerReader.single(whole.toArray()));
  }

  /**
   * The key for use with the JCA.
   *
   * @throws FindingException {@code key-unsupported} where no provider knows the key
   */
  public PublicKey toPublicKey() {
    try {
      return KeyFactory.getInstance(family())
          .generatePublic(new X509EncodedKeySpec(encoded.toArray()));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Providers answer malformed keys with unchecked exceptions too.
      throw new FindingException(
          Finding.about(X509Code.KEY_UNSUPPORTED)
              .found(text())
              .with("problem", String.valueOf(e.getMessage()))
              .build(),
          e);
    }
  }

  /**
   * Whether a private key is the other half of this key: it signs a probe, which this key then
   * verifies.
   */
  public boolean matches(PrivateKey privateKey) {
    try {
      SignatureAlgorithm with = SignatureAlgorithm.usualFor(this);
      Signature signer = Signature.getInstance(with.jcaName());
      signer.initSign(privateKey);
      signer.update(PROBE);
      byte[] signature = signer.sign();
      return new KeySignature(with, Bytes.of(PROBE), Bytes.of(signature))
          .isBy(this, VerifyProviders.jdk());
    } catch (GeneralSecurityException | FindingException differs) {
      // A key of another kind cannot even begin to sign.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectPublicKey that && encoded.equals(that.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  /** The key as {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }

  private int modulusBits() {
    return rsa().map(RsaSizes::modulus).orElse(0);
  }

  private Optional<RsaSizes> rsa() {
    try {
      DerReader numbers = DerReader.single(key).sequence();
      int modulus = numbers.next(DerTag.INTEGER).bitLength();
      return Optional.of(new RsaSizes(modulus, numbers.next(DerTag.INTEGER).bitLength()));
    } catch (DerException notRsa) {
      return Optional.empty();
    }
  }

  private record RsaSizes(int modulus, int exponent) {}
}
