// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.x509.SubjectPublicKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;

/**
 * Verifies a JWS's signature. The algorithm follows from the key, and the header must name the same
 * (RFC 8725, 3.1): so neither {@code none} nor a MAC (RFC 8555, 6.2) can be chosen by the sender.
 */
final class JwsSignature {
  private static final String ML_DSA = "ML-DSA";

  private JwsSignature() {}

  /** Refuses a JWS that this key did not sign. */
  static void require(JwsReader.Parts parts, PublicKey verifier) {
    String named = parts.text("alg").orElse("none");
    String wanted = algorithm(verifier);
    if (!named.equals(wanted)) {
      throw Finding.about(AcmeCode.JWS_ALGORITHM_REFUSED)
          .wanted(wanted)
          .found(Printable.line(named))
          .toException();
    }
    byte[] signature = Base64Url.decode(parts.signature(), "the signature");
    if (!fits(verifier, wanted, parts.signingInput(), signature)) {
      throw new FindingException(Finding.of(AcmeCode.JWS_SIGNATURE_WRONG));
    }
  }

  /** RFC 7518, 3.1, RFC 8037, 3.1, and the names of FIPS 204 for ML-DSA. */
  private static String algorithm(PublicKey key) {
    if (key instanceof ECPublicKey ec) {
      return switch (ec.getParams().getOrder().bitLength()) {
        case 256 -> "ES256";
        case 384 -> "ES384";
        default -> "ES512";
      };
    }
    return switch (key.getAlgorithm()) {
      case "RSA" -> "RS256";
      case ML_DSA -> SubjectPublicKey.of(key).text();
      default -> "EdDSA";
    };
  }

  private static boolean fits(PublicKey key, String algorithm, String input, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(jca(algorithm));
      verifier.initVerify(key);
      verifier.update(input.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of another length is reported as an exception by some providers.
      return false;
    }
  }

  private static String jca(String algorithm) {
    return switch (algorithm) {
      case "ES256" -> "SHA256withECDSAinP1363Format";
      case "ES384" -> "SHA384withECDSAinP1363Format";
      case "ES512" -> "SHA512withECDSAinP1363Format";
      case "RS256" -> "SHA256withRSA";
      case "EdDSA" -> "Ed25519";
      default -> algorithm;
    };
  }
}
