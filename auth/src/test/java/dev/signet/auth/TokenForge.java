// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.store.Keyring;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens as an attacker would, and as one who has our key would, from the text of a good one.
 */
final class TokenForge {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final String header;
  private final String claims;
  private final String signature;
  private final PrivateKey key;
  private final byte[] publicKey;

  private record Stored(byte[] publicKey, byte[] sealed) {}

  TokenForge(AuthRig rig, String token) throws GeneralSecurityException {
    String[] parts = token.split("\\.", -1);
    this.header = text(parts[0]);
    this.claims = text(parts[1]);
    this.signature = parts[2];
    Stored stored =
        rig.database.read(handle ->
            handle
                .createQuery("select public_key, sealed_key from auth_key where purpose = 'access'")
                .map((row, context) -> new Stored(row.getBytes(1), row.getBytes(2)))
                .one());
    byte[] secret = Keyring.of(new byte[32]).open("auth-signing-key", stored.sealed());
    this.key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret));
    this.publicKey = stored.publicKey();
  }

  String header() {
    return header;
  }

  String claims() {
    return claims;
  }

  /** Another header or other claims under our own key. */
  String signed(UnaryOperator<String> newHeader, UnaryOperator<String> newClaims) {
    return signedBytes(
        newHeader.apply(header), newClaims.apply(claims).getBytes(StandardCharsets.UTF_8), key);
  }

  String signedBytes(String newHeader, byte[] newClaims) {
    return signedBytes(newHeader, newClaims, key);
  }

  /** By a key of the attacker's under our key's name. */
  String signedByStranger() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair stranger = generator.generateKeyPair();
    return signedBytes(header, claims.getBytes(StandardCharsets.UTF_8), stranger.getPrivate());
  }

  /** Our public key used as an HMAC secret: key confusion. */
  String confused() throws GeneralSecurityException {
    String input = encode(header.replace("ES256", "HS256")) + "." + encode(claims);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
    return input + "." + ENCODER.encodeToString(mac.doFinal(ascii(input)));
  }

  /** Another header and the signature of the good one. */
  String withHeader(UnaryOperator<String> change) {
    return encode(change.apply(header)) + "." + encode(claims) + "." + signature;
  }

  /** Other claims and the signature of the good ones. */
  String withClaims(UnaryOperator<String> change) {
    return encode(header) + "." + encode(change.apply(claims)) + "." + signature;
  }

  String withSignature(byte[] bytes) {
    return encode(header) + "." + encode(claims) + "." + ENCODER.encodeToString(bytes);
  }

  String good() {
    return encode(header) + "." + encode(claims) + "." + signature;
  }

  private static String signedBytes(String header, byte[] claims, PrivateKey key) {
    String input = encode(header) + "." + ENCODER.encodeToString(claims);
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(key);
      signer.update(ascii(input));
      return input + "." + ENCODER.encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
