// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.KeySignature;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Verifies a JWS's signature. The algorithm follows from the key, and the header must name the same
 * (RFC 8725, 3.1): so neither {@code none} nor a MAC (RFC 8555, 6.2) can be chosen by the sender.
 */
final class JwsSignature {
  /** What is no signature of any curve. */
  private static final byte[] NONE = {};

  private JwsSignature() {}

  /** Refuses a JWS that this key did not sign. */
  static void require(JwsReader.Parts parts, SubjectPublicKey verifier) {
    String named = parts.text("alg").orElse("none");
    String wanted = algorithm(verifier);
    if (!named.equals(wanted)) {
      throw Finding.about(AcmeCode.JWS_ALGORITHM_REFUSED)
          .wanted(wanted)
          .found(Printable.line(named))
          .toException();
    }
    byte[] signature = Base64Url.decode(parts.signature(), "the signature");
    if (!fits(verifier, parts.signingInput(), signature)) {
      throw new FindingException(Finding.of(AcmeCode.JWS_SIGNATURE_WRONG));
    }
  }

  /** RFC 7518, 3.1, RFC 8037, 3.1, and the names of FIPS 204 for ML-DSA. */
  private static String algorithm(SubjectPublicKey key) {
    return switch (key.algorithm()) {
      case "EC" ->
          switch (key.bits()) {
            case 256 -> "ES256";
            case 384 -> "ES384";
            default -> "ES512";
          };
      case "RSA" -> "RS256";
      case "Ed25519", "Ed448" -> "EdDSA";
      default -> key.algorithm();
    };
  }

  /** By the algorithm that certificates have of such a key: it is the same one. */
  private static boolean fits(SubjectPublicKey key, String input, byte[] signature) {
    byte[] encoded = key.algorithm().equals("EC") ? sequence(signature, key.bits()) : signature;
    return new KeySignature(
            SignatureAlgorithm.usualFor(key),
            Bytes.of(input.getBytes(StandardCharsets.US_ASCII)),
            Bytes.of(encoded))
        .isBy(key, VerifyProviders.fastest());
  }

  /**
   * RFC 7518, 3.4: R and S, each in as many octets as the order of the curve has; "If the JWS
   * Signature is not a 64-octet sequence, the validation has failed". X.509 has them in a SEQUENCE
   * (RFC 3279, 2.2.3).
   */
  private static byte[] sequence(byte[] signature, int bits) {
    int octets = (bits + Byte.SIZE - 1) / Byte.SIZE;
    if (signature.length != 2 * octets) {
      return NONE;
    }
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, octets));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, octets, signature.length));
    return new DerWriter().sequence(pair -> pair.integer(r).integer(s)).toArray();
  }
}
