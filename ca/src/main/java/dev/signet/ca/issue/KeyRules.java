// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.KeyKind;
import dev.signet.ca.Profile;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.SubjectPublicKey;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Judges whether a key may be certified: its kind, its size, and whether it was made with care. */
final class KeyRules {
  private static final int RSA_MIN_BITS = 2048;

  /** Verifying a longer one costs every client more than it gains. */
  private static final int RSA_MAX_BITS = 4096;

  private static final BigInteger RSA_MIN_EXPONENT = BigInteger.valueOf(65537);

  /** NIST SP 800-56B, 6.2: the exponent has at most 256 bits. */
  private static final int RSA_MAX_EXPONENT_BITS = 256;

  /** A modulus with a prime factor below this is no product of two large ones. */
  private static final int SMALL_PRIMES = 752;

  /** Rounds of Fermat's method: it finds primes that lie close together in the first few. */
  private static final int FERMAT_ROUNDS = 100;

  private KeyRules() {}

  /** What stands against a key, if anything does. */
  static Optional<Finding> check(SubjectPublicKey key, Profile profile) {
    Optional<KeyKind> kind = kind(key);
    if (kind.isEmpty() || !profile.keys().contains(kind.get())) {
      return Optional.of(refusedKind(key, profile));
    }
    try {
      return weakness(key.toPublicKey())
          .map(found ->
              Finding.about(CaCode.KEY_TOO_WEAK)
                  .subject(key.text())
                  .wanted(kind.get().title())
                  .found(found)
                  .build());
    } catch (FindingException e) {
      return Optional.of(e.finding());
    }
  }

  /** The kind of a key; RSA of any size. */
  static Optional<KeyKind> kind(SubjectPublicKey key) {
    return switch (key.text()) {
      case "EC P-256" -> Optional.of(KeyKind.P256);
      case "EC P-384" -> Optional.of(KeyKind.P384);
      case "Ed25519" -> Optional.of(KeyKind.ED25519);
      case "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" -> Optional.of(KeyKind.ML_DSA);
      default -> key.algorithm().equals("RSA") ? Optional.of(KeyKind.RSA) : Optional.empty();
    };
  }

  private static Finding refusedKind(SubjectPublicKey key, Profile profile) {
    return Finding.about(CaCode.KEY_KIND_REFUSED)
        .subject(key.text())
        .wanted(
            profile.keys().stream().sorted().map(KeyKind::title).collect(Collectors.joining(", ")))
        .found(key.text())
        .with("profile", profile.name())
        .build();
  }

  private static Optional<String> weakness(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> weakness(rsa);
      case ECPublicKey ec ->
          isOnCurve(ec) ? Optional.empty() : Optional.of("a point off the curve");
      default -> Optional.empty();
    };
  }

  private static Optional<String> weakness(RSAPublicKey key) {
    BigInteger modulus = key.getModulus();
    BigInteger exponent = key.getPublicExponent();
    int bits = modulus.bitLength();
    if (bits < RSA_MIN_BITS || bits > RSA_MAX_BITS) {
      return Optional.of("RSA with " + bits + " bits");
    }
    if (!exponent.testBit(0)
        || exponent.compareTo(RSA_MIN_EXPONENT) < 0
        || exponent.bitLength() > RSA_MAX_EXPONENT_BITS) {
      return Optional.of("RSA with the exponent " + exponent);
    }
    if (hasSmallFactor(modulus)) {
      return Optional.of("RSA with a modulus that a small number divides");
    }
    return hasCloseFactors(modulus)
        ? Optional.of("RSA with two primes that lie too close together")
        : Optional.empty();
  }

  private static boolean hasSmallFactor(BigInteger modulus) {
    return IntStream.range(2, SMALL_PRIMES)
        .anyMatch(divisor -> modulus.mod(BigInteger.valueOf(divisor)).signum() == 0);
  }

  /** Looks for a and b with modulus = a² - b² = (a + b)(a - b), from the square root upwards. */
  private static boolean hasCloseFactors(BigInteger modulus) {
    BigInteger[] root = modulus.sqrtAndRemainder();
    BigInteger a = root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
    for (int i = 0; i < FERMAT_ROUNDS; i++) {
      if (a.multiply(a).subtract(modulus).sqrtAndRemainder()[1].signum() == 0) {
        return true;
      }
      a = a.add(BigInteger.ONE);
    }
    return false;
  }

  /** SEC 1, 3.2.2.1: y² = x³ + ax + b, and neither coordinate beyond the field. */
  private static boolean isOnCurve(ECPublicKey key) {
    EllipticCurve curve = key.getParams().getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
  }
}
