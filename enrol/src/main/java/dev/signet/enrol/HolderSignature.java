// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.http.JsonText;
import dev.signet.x509.Certificate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs requests by a certificate's key: a flattened JWS with the certificate in its header. */
final class HolderSignature {
  private final List<Certificate> chain;
  private final PrivateKey key;

  HolderSignature(List<Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /** The JWS (RFC 7515, 7.2.2) for an address and with a nonce. */
  byte[] sign(byte[] payload, URI address, String nonce) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm());
    header.put("x5c", List.of(base64(chain.getFirst())));
    header.put("nonce", nonce);
    header.put("url", address.toString());
    String protectedHeader = base64Url(JsonText.bytes(header));
    String content = base64Url(payload);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("protected", protectedHeader);
    members.put("payload", content);
    members.put("signature", base64Url(signature(protectedHeader + "." + content)));
    return JsonText.bytes(members);
  }

  static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** RFC 7515, 4.1.6: "base64-encoded (not base64url-encoded)". */
  private static String base64(Certificate certificate) {
    return Base64.getEncoder().encodeToString(certificate.encoded().toArray());
  }

  private byte[] signature(String input) {
    try {
      Signature signer = Signature.getInstance(jca());
      signer.initSign(key);
      signer.update(input.getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that signed a request signs this", e);
    }
  }

  /** RFC 7518, 3.1, RFC 8037, 3.1, and the names of FIPS 204. */
  private String algorithm() {
    String kind = chain.getFirst().key().text();
    return switch (kind) {
      case "EC P-256" -> "ES256";
      case "EC P-384" -> "ES384";
      case "EC P-521" -> "ES512";
      case "Ed25519" -> "EdDSA";
      default -> kind.startsWith("ML-DSA") ? kind : "RS256";
    };
  }

  private String jca() {
    String algorithm = algorithm();
    return switch (algorithm) {
      case "ES256" -> "SHA256withECDSAinP1363Format";
      case "ES384" -> "SHA384withECDSAinP1363Format";
      case "ES512" -> "SHA512withECDSAinP1363Format";
      case "EdDSA" -> "Ed25519";
      case "RS256" -> "SHA256withRSA";
      default -> algorithm;
    };
  }
}
