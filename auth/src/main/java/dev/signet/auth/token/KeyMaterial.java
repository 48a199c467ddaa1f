// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys, and makes usable ones of stored bytes. */
final class KeyMaterial {
  private static final int RSA_BITS = 2048;
  private static final int SECRET_BYTES = 32;

  private final SignatureProviders providers;
  private final SecureRandom random;

  /**
   * A key as it is stored.
   *
   * @param publicKey SubjectPublicKeyInfo; the empty array for HS256
   * @param secret PKCS #8, or the HMAC key; to be sealed before it is written
   */
  @SuppressWarnings("ArrayRecordComponent") // carried from one method to the next, never compared
  record Encoded(byte[] publicKey, byte[] secret) {
    @Override
    public String toString() {
      return "Encoded[redacted]";
    }
  }

  KeyMaterial(SignatureProviders providers, SecureRandom random) {
    this.providers = providers;
    this.random = random;
  }

  Encoded generate(TokenAlgorithm algorithm) {
    try {
      return switch (algorithm) {
        case ES256 -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
          generator.initialize(new ECGenParameterSpec("secp256r1"), random);
          yield encoded(generator.generateKeyPair());
        }
        case RS256 -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(RSA_BITS, random);
          yield encoded(generator.generateKeyPair());
        }
        case HS256 -> {
          byte[] secret = new byte[SECRET_BYTES];
          random.nextBytes(secret);
          yield new Encoded(new byte[0], secret);
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform makes keys for " + algorithm, e);
    }
  }

  SigningKey usable(SigningKey.KeyName name, Encoded encoded) {
    try {
      return switch (name.algorithm()) {
        case ES256 -> ecdsa(name, encoded);
        case RS256 -> rsa(name, encoded);
        case HS256 -> {
          SecretKey key = new SecretKeySpec(encoded.secret(), "HmacSHA256");
          yield new SigningKey(name, new NoPublicKey(), new MACSigner(key), new MACVerifier(key));
        }
      };
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException("the stored key " + name.id() + " is unusable", e);
    }
  }

  private SigningKey ecdsa(SigningKey.KeyName name, Encoded encoded)
      throws GeneralSecurityException, JOSEException {
    KeyFactory factory = KeyFactory.getInstance("EC");
    PublicKey open = factory.generatePublic(new X509EncodedKeySpec(encoded.publicKey()));
    PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded.secret()));
    ECDSASigner signer = new ECDSASigner((ECPrivateKey) secret);
    providers.signing().ifPresent(signer.getJCAContext()::setProvider);
    JWSVerifier verifier = new LateVerifier(() -> ecdsaVerifier((ECPublicKey) open));
    return new SigningKey(name, open, signer, verifier);
  }

  private JWSVerifier ecdsaVerifier(ECPublicKey key) throws JOSEException {
    ECDSAVerifier verifier = new ECDSAVerifier(key);
    verifier.getJCAContext().setProvider(providers.verifying());
    return verifier;
  }

  private SigningKey rsa(SigningKey.KeyName name, Encoded encoded) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    PublicKey open = factory.generatePublic(new X509EncodedKeySpec(encoded.publicKey()));
    PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded.secret()));
    JWSSigner signer = new RSASSASigner(secret);
    providers.signing().ifPresent(signer.getJCAContext()::setProvider);
    return new SigningKey(name, open, signer, new RSASSAVerifier((RSAPublicKey) open));
  }

  private static Encoded encoded(KeyPair pair) {
    return new Encoded(pair.getPublic().getEncoded(), pair.getPrivate().getEncoded());
  }

  /** Stands where HS256 has no public half. */
  private static final class NoPublicKey implements PublicKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "none";
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
