// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The key and the hash under the signature: how they are written, and whether they protect. */
final class KeyLints {
  private static final int RSA_MIN_BITS = 2048;
  private static final int BYTE = 8;
  private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);
  private static final Set<String> CURVES = Set.of("P-256", "P-384", "P-521");
  private static final Set<String> HASHES = Set.of("SHA256", "SHA384", "SHA512");

  static final List<Lint> LINTS =
      List.of(
          Lint.standard(LintCode.SIGNATURE_PARAMETERS, Reach.ALL, KeyLints::signatureParameters),
          Lint.standard(LintCode.KEY_PARAMETERS, Reach.ALL, KeyLints::keyParameters),
          Lint.common(LintCode.RSA_KEY_SHORT, Reach.ALL, KeyLints::shortKey),
          Lint.baseline(LintCode.RSA_MODULUS_UNEVEN, Reach.ALL, KeyLints::unevenModulus),
          Lint.common(LintCode.RSA_EXPONENT_BROKEN, Reach.ALL, KeyLints::brokenExponent),
          Lint.common(LintCode.CURVE_REFUSED, Reach.ALL, KeyLints::refusedCurve),
          Lint.common(LintCode.HASH_WEAK, Reach.ALL, KeyLints::weakHash));

  private KeyLints() {}

  /**
   * RFC 4055, 5: with RSA "the parameters MUST be NULL"; RFC 5758, 3.2, RFC 8410, 3 and RFC 9881,
   * 2: for ECDSA, Ed25519, Ed448 and ML-DSA "the parameters field MUST be absent".
   */
  private static Optional<Defect> signatureParameters(Specimen specimen) {
    SignatureAlgorithm algorithm = specimen.certificate().signedAlgorithm();
    String name = algorithm.jcaName();
    boolean rsa = name.endsWith("withRSA");
    boolean bare = name.endsWith("withECDSA") || name.startsWith("Ed") || name.startsWith("ML-DSA");
    boolean broken =
        (bare && algorithm.hasAnyParameters())
            || (rsa && (!algorithm.hasAnyParameters() || algorithm.hasParameters()));
    return Defect.when(
        broken,
        specimen.tbs().algorithm().range(),
        algorithm + (bare ? " with parameters" : " without the parameter NULL"));
  }

  /**
   * RFC 3279, 2.3.1: with RSA "The parameters field MUST have ASN.1 type NULL"; RFC 5480, 2.1.1:
   * for EC "implicitCurve and specifiedCurve MUST NOT be used"; RFC 8410, 3 and RFC 9881, 4: else
   * absent.
   */
  private static Optional<Defect> keyParameters(Specimen specimen) {
    DerValue identifier = specimen.tbs().key().inside().next();
    DerReader reader = identifier.inside().skip();
    int tag = reader.hasNext() ? reader.next().tag() : 0;
    String key = specimen.certificate().key().algorithm();
    boolean broken =
        switch (key) {
          case "RSA" -> tag != DerTag.NULL;
          case "EC" -> tag != DerTag.OBJECT_IDENTIFIER;
          case "Ed25519", "Ed448", "X25519", "X448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" ->
              tag != 0;
          default -> false;
        };
    String found = tag == 0 ? "no parameters" : "parameters of type " + DerTag.name(tag);
    return Defect.when(broken, identifier.range(), key + " key with " + found);
  }

  /** BR 6.1.5: the modulus "is at least 2048 bits". */
  private static Optional<Defect> shortKey(Specimen specimen) {
    SubjectPublicKey key = specimen.certificate().key();
    return Defect.when(isRsa(key) && key.bits() < RSA_MIN_BITS, range(specimen), key.text());
  }

  /** BR 6.1.5: "the modulus size, in bits, is evenly divisible by 8". */
  private static Optional<Defect> unevenModulus(Specimen specimen) {
    SubjectPublicKey key = specimen.certificate().key();
    return Defect.when(isRsa(key) && key.bits() % BYTE != 0, range(specimen), key.text());
  }

  /** BR 6.1.6: "the value of the public exponent is an odd number equal to 3 or more". */
  private static Optional<Defect> brokenExponent(Specimen specimen) {
    return exponent(specimen.certificate().key())
        .filter(e -> e.compareTo(SMALLEST_EXPONENT) < 0 || !e.testBit(0))
        .map(e -> new Defect("the exponent " + e, range(specimen)));
  }

  /** BR 6.1.5: "a valid point on the NIST P-256, NIST P-384 or NIST P-521 elliptic curve". */
  private static Optional<Defect> refusedCurve(Specimen specimen) {
    SubjectPublicKey key = specimen.certificate().key();
    boolean broken = key.algorithm().equals("EC") && !CURVES.contains(key.curve().orElse(""));
    return Defect.when(broken, range(specimen), key.text());
  }

  /** BR 7.1.3.2: signatures are over SHA-256, SHA-384 or SHA-512. */
  private static Optional<Defect> weakHash(Specimen specimen) {
    SignatureAlgorithm algorithm = specimen.certificate().signedAlgorithm();
    boolean broken = algorithm.hash().filter(hash -> !HASHES.contains(hash)).isPresent();
    return Defect.when(broken, specimen.tbs().algorithm().range(), algorithm.text());
  }

  private static boolean isRsa(SubjectPublicKey key) {
    return key.algorithm().startsWith("RSA");
  }

  private static Optional<BigInteger> exponent(SubjectPublicKey key) {
    try {
      return isRsa(key)
          ? Optional.of(DerReader.single(key.bitString()).sequence().skip().next().integer())
          : Optional.empty();
    } catch (DerException notRsa) {
      return Optional.empty();
    }
  }

  private static ByteRange range(Specimen specimen) {
    return specimen.tbs().key().range();
  }
}
