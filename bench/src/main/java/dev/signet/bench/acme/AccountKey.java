// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import dev.signet.http.JsonText;
import dev.signet.tls.crypto.Primitives;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key on P-256 that signs as JWS has it (RFC 7518, 3.4), by the fastest provider there is. */
final class AccountKey {
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
  private static final int FIELD_BYTES = 32;
  private static final Provider PROVIDER = provider();

  private final KeyPair keys;

  private AccountKey(KeyPair keys) {
    this.keys = keys;
  }

  static AccountKey generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new AccountKey(generator.generateKeyPair());
  }

  private static Provider provider() {
    try {
      for (Provider fast : Primitives.fastest().choices().values()) {
        if (fast.getService("Signature", ALGORITHM) != null) {
          return fast;
        }
      }
      return Signature.getInstance(ALGORITHM).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  KeyPair keys() {
    return keys;
  }

  /** RFC 7638: the members in the order that a thumbprint needs. */
  Map<String, String> jwk() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    Map<String, String> jwk = new LinkedHashMap<>();
    jwk.put("crv", "P-256");
    jwk.put("kty", "EC");
    jwk.put("x", field(key.getW().getAffineX()));
    jwk.put("y", field(key.getW().getAffineY()));
    return jwk;
  }

  String thumbprint() throws GeneralSecurityException {
    return encode(MessageDigest.getInstance("SHA-256").digest(JsonText.bytes(jwk())));
  }

  byte[] sign(String input) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM, PROVIDER);
    signature.initSign(keys.getPrivate());
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String field(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] field = new byte[FIELD_BYTES];
    int length = Math.min(bytes.length, FIELD_BYTES);
    System.arraycopy(bytes, bytes.length - length, field, FIELD_BYTES - length, length);
    return encode(field);
  }
}
