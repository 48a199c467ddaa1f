// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * Key pairs in PEM: the private key in PKCS#8 (RFC 5958).
 *
 * <p>The JDK writes the private half alone, from which it cannot find the public one again. For
 * elliptic curves RFC 5915 has a place for that, OpenSSL fills it, and so does this. For others the
 * public key is a block of its own behind the private key's, where programs that look for the
 * latter find it all the same.
 */
public final class KeyPairPem {
  private static final String PUBLIC_KEY = "PUBLIC KEY";
  private static final int POINT_TAG = DerTag.contextConstructed(1);
  private static final int PARAMETERS_TAG = DerTag.contextConstructed(0);

  private KeyPairPem() {}

  /** The pair in PEM. */
  public static byte[] write(KeyPair pair) {
    String text =
        pair.getPrivate() instanceof ECPrivateKey key
            ? Pem.write(Pem.PRIVATE_KEY, pkcs8(key, pair.getPublic()))
            : PrivateKeyPem.write(pair.getPrivate())
                + Pem.write(PUBLIC_KEY, pair.getPublic().getEncoded());
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * What {@link #write} or OpenSSL wrote. The halves are seen to belong together.
   *
   * @throws GeneralSecurityException where they do not, or one is missing
   * @throws dev.signet.explain.FindingException as {@link PrivateKeyPem#read} has it
   */
  public static KeyPair read(byte[] pem) throws GeneralSecurityException {
    PrivateKey key = PrivateKeyPem.read(pem);
    X509EncodedKeySpec info = new X509EncodedKeySpec(publicInfo(pem, key));
    PublicKey publicKey = KeyFactory.getInstance(key.getAlgorithm()).generatePublic(info);
    if (!SubjectPublicKey.of(publicKey).matches(key)) {
      throw new GeneralSecurityException("the public key in it does not fit the private key");
    }
    return new KeyPair(publicKey, key);
  }

  private static byte[] publicInfo(byte[] pem, PrivateKey key) throws GeneralSecurityException {
    List<Pem.Block> blocks = Pem.read(pem);
    Optional<Pem.Block> own =
        blocks.stream().filter(block -> block.label().equals(PUBLIC_KEY)).findFirst();
    if (own.isPresent()) {
      return own.get().content().toArray();
    }
    if (!(key instanceof ECPrivateKey)) {
      throw new GeneralSecurityException("it lacks a " + PUBLIC_KEY + " block");
    }
    return pointInfo(Pem.blocks(pem, Pem.PRIVATE_KEY).getFirst().content().toArray());
  }

  private static byte[] pkcs8(ECPrivateKey key, PublicKey publicKey) {
    DerReader info = DerReader.single(publicKey.getEncoded()).sequence();
    byte[] algorithm = info.next(DerTag.SEQUENCE).encoded().toArray();
    byte[] point = info.next(DerTag.BIT_STRING).wholeBits().toArray();
    byte[] ecPrivateKey =
        new DerWriter()
            .sequence(inner ->
                inner
                    .integer(BigInteger.ONE)
                    .octets(scalar(key))
                    .constructed(POINT_TAG, bits -> bits.bits(point)))
            .toArray();
    return new DerWriter()
        .sequence(all -> all.integer(BigInteger.ZERO).encoded(algorithm).octets(ecPrivateKey))
        .toArray();
  }

  /** RFC 5915, 3: as many octets as the curve's order has. */
  private static byte[] scalar(ECPrivateKey key) {
    byte[] number = key.getS().toByteArray();
    byte[] scalar = new byte[(key.getParams().getOrder().bitLength() + 7) / 8];
    int length = Math.min(number.length, scalar.length);
    System.arraycopy(number, number.length - length, scalar, scalar.length - length, length);
    return scalar;
  }

  /** The subject public key info of the point beside an elliptic curve's private key. */
  private static byte[] pointInfo(byte[] pkcs8) throws GeneralSecurityException {
    try {
      DerReader info = DerReader.single(pkcs8).sequence();
      info.next(DerTag.INTEGER);
      byte[] algorithm = info.next(DerTag.SEQUENCE).encoded().toArray();
      Bytes inner = info.next(DerTag.OCTET_STRING).octets();
      DerReader key = DerReader.single(inner.toArray()).sequence();
      key.next(DerTag.INTEGER);
      key.next(DerTag.OCTET_STRING);
      key.optional(PARAMETERS_TAG);
      DerReader point = key.next(POINT_TAG).inside();
      byte[] bits = point.next(DerTag.BIT_STRING).wholeBits().toArray();
      return new DerWriter().sequence(all -> all.encoded(algorithm).bits(bits)).toArray();
    } catch (DerException e) {
      throw new GeneralSecurityException("it lacks the public key: " + e.problem(), e);
    }
  }
}
