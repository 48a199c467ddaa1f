// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.x509.Pem;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * P-256 key pairs and their PKCS#8 form.
 *
 * <p>The JDK writes the private number alone, from which it cannot find the public point again. RFC
 * 5915 has a place for that point, OpenSSL fills it, and so does this.
 */
final class EcKeys {
  private static final Oid EC_PUBLIC_KEY = new Oid("1.2.840.10045.2.1");
  private static final Oid PRIME256V1 = new Oid("1.2.840.10045.3.1.7");
  private static final int SCALAR_LENGTH = 32;
  private static final int POINT_TAG = DerTag.contextConstructed(1);
  private static final int PARAMETERS_TAG = DerTag.contextConstructed(0);

  private EcKeys() {}

  static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("the JDK makes P-256 keys", e);
    }
  }

  /** The private key with its public point, in PEM. */
  static byte[] privatePem(KeyPair pair) {
    return Pem.write(Pem.PRIVATE_KEY, pkcs8(pair)).getBytes(StandardCharsets.US_ASCII);
  }

  /** What {@link #privatePem} or OpenSSL wrote. The halves are seen to belong together. */
  static KeyPair fromPem(byte[] pem) throws GeneralSecurityException {
    byte[] pkcs8 = Pem.blocks(pem, Pem.PRIVATE_KEY).getFirst().content().toArray();
    PrivateKey key = privateKey(pkcs8);
    PublicKey publicKey = publicKey(publicPoint(pkcs8));
    if (!SubjectPublicKey.of(publicKey).matches(key)) {
      throw new GeneralSecurityException("the public key in it does not fit the private key");
    }
    return new KeyPair(publicKey, key);
  }

  static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static byte[] pkcs8(KeyPair pair) {
    byte[] ecPrivateKey =
        new DerWriter()
            .sequence(key ->
                key.integer(BigInteger.ONE)
                    .octets(scalar((ECPrivateKey) pair.getPrivate()))
                    .constructed(POINT_TAG, bits -> bits.bits(point(pair.getPublic()))))
            .toArray();
    return new DerWriter()
        .sequence(info ->
            info.integer(BigInteger.ZERO)
                .sequence(algorithm -> algorithm.oid(EC_PUBLIC_KEY).oid(PRIME256V1))
                .octets(ecPrivateKey))
        .toArray();
  }

  private static byte[] scalar(ECPrivateKey key) {
    byte[] number = key.getS().toByteArray();
    byte[] scalar = new byte[SCALAR_LENGTH];
    int length = Math.min(number.length, SCALAR_LENGTH);
    System.arraycopy(number, number.length - length, scalar, SCALAR_LENGTH - length, length);
    return scalar;
  }

  /** The content of the BIT STRING of a subject public key info. */
  private static byte[] point(PublicKey key) {
    DerReader info = DerReader.single(key.getEncoded()).sequence();
    info.next(DerTag.SEQUENCE);
    return info.next(DerTag.BIT_STRING).wholeBits().toArray();
  }

  private static byte[] publicPoint(byte[] pkcs8) throws GeneralSecurityException {
    try {
      DerReader info = DerReader.single(pkcs8).sequence();
      info.next(DerTag.INTEGER);
      info.next(DerTag.SEQUENCE);
      Bytes inner = info.next(DerTag.OCTET_STRING).octets();
      DerReader key = DerReader.single(inner.toArray()).sequence();
      key.next(DerTag.INTEGER);
      key.next(DerTag.OCTET_STRING);
      key.optional(PARAMETERS_TAG);
      DerReader point = key.next(POINT_TAG).inside();
      return point.next(DerTag.BIT_STRING).wholeBits().toArray();
    } catch (DerException e) {
      throw new GeneralSecurityException("it lacks the public key: " + e.problem(), e);
    }
  }

  private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
    byte[] info =
        new DerWriter()
            .sequence(key ->
                key.sequence(algorithm -> algorithm.oid(EC_PUBLIC_KEY).oid(PRIME256V1)).bits(point))
            .toArray();
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(info));
  }
}
