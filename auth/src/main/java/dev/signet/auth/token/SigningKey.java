// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.http.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key with its one algorithm and its one purpose. Does not print what it holds. */
final class SigningKey {
  private final KeyName name;
  private final PublicKey publicKey;
  private final JWSSigner signer;
  private final JWSVerifier verifier;
  private final JWSHeader header;

  /**
   * What a key is called and when it signs.
   *
   * @param id the {@code kid}
   * @param purpose what it is for
   * @param generation counts keys of one purpose
   * @param algorithm its one algorithm
   * @param signsFrom when it begins to sign; it is published before
   */
  record KeyName(
      String id,
      KeyPurpose purpose,
      long generation,
      TokenAlgorithm algorithm,
      Instant signsFrom) {}

  SigningKey(KeyName name, PublicKey publicKey, JWSSigner signer, JWSVerifier verifier) {
    this.name = name;
    this.publicKey = publicKey;
    this.signer = signer;
    this.verifier = verifier;
    this.header = new JWSHeader.Builder(name.algorithm().jose()).keyID(name.id()).build();
  }

  KeyName name() {
    return name;
  }

  PublicKey publicKey() {
    return publicKey;
  }

  /** The compact serialisation of claims. */
  String sign(String type, Map<String, ?> claims) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("alg", name.algorithm().name());
    fields.put("typ", type);
    fields.put("kid", name.id());
    String input = base64(fields) + "." + base64(claims);
    try {
      return input + "." + signer.sign(header, input.getBytes(StandardCharsets.US_ASCII));
    } catch (JOSEException e) {
      throw new IllegalStateException("the key " + name.id() + " cannot sign", e);
    }
  }

  /** Whether a signature is this key's. */
  boolean verifies(byte[] signingInput, byte[] signature) {
    try {
      return verifier.verify(header, signingInput, Base64URL.encode(signature));
    } catch (JOSEException e) {
      // Nimbus throws for signatures that no key can have made, for instance r = 0.
      return false;
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + name + "]";
  }

  private static String base64(Map<String, ?> members) {
    return Base64URL.encode(JsonText.bytes(members)).toString();
  }
}
