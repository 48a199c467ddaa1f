// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Locale;

/**
 * Private keys in PEM: PKCS#8 (RFC 5958) is read and written, the older forms of OpenSSL are read.
 * Of ML-DSA all three forms are read: the seed, the expanded key, and both (RFC 9881, 6).
 *
 * <p>What a caller hands in and gets back are the key itself: files must be made with mode 0600.
 */
public final class PrivateKeyPem {
  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
  private static final String EC = "EC PRIVATE KEY";
  private static final String RSA = "RSA PRIVATE KEY";
  private static final String ML_DSA = "ML-DSA";
  private static final Oid EC_KEY = new Oid("1.2.840.10045.2.1");
  private static final Oid RSA_KEY = new Oid("1.2.840.113549.1.1.1");

  private PrivateKeyPem() {}

  /**
   * Reads the first private key of a PEM text.
   *
   * @throws FindingException {@code pem-block-missing}, {@code private-key-encrypted}, {@code
   *     private-key-malformed}, {@code key-unsupported}
   */
  public static PrivateKey read(byte[] pem) {
    if (new String(pem, java.nio.charset.StandardCharsets.ISO_8859_1)
        .contains("Proc-Type: 4,ENCRYPTED")) {
      throw new FindingException(Finding.of(X509Code.PRIVATE_KEY_ENCRYPTED));
    }
    List<Pem.Block> blocks = Pem.blocks(pem, Pem.PRIVATE_KEY, EC, RSA, ENCRYPTED);
    Pem.Block block = blocks.getFirst();
    if (block.label().equals(ENCRYPTED)) {
      throw new FindingException(Finding.of(X509Code.PRIVATE_KEY_ENCRYPTED));
    }
    try {
      return decode(pkcs8(block));
    } catch (DerException e) {
      throw Malformed.exception(X509Code.PRIVATE_KEY_MALFORMED, e);
    }
  }

  /** The key as a PKCS#8 block. */
  public static String write(PrivateKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
      // Keys of hardware modules have no encoding.
      throw Finding.about(X509Code.KEY_UNSUPPORTED).found(key.getAlgorithm()).toException();
    }
    return Pem.write(Pem.PRIVATE_KEY, encoded);
  }

  private static byte[] pkcs8(Pem.Block block) {
    byte[] content = block.content().toArray();
    return switch (block.label()) {
      case RSA -> wrap(RSA_KEY, Bytes.of(new byte[] {DerTag.NULL, 0}), content);
      case EC -> wrap(EC_KEY, curve(content), content);
      default -> content;
    };
  }

  private static byte[] wrap(Oid algorithm, Bytes parameters, byte[] key) {
    return new DerWriter()
        .sequence(info ->
            info.integer(BigInteger.ZERO)
                .sequence(id -> id.oid(algorithm).encoded(parameters.toArray()))
                .octets(key))
        .toArray();
  }

  /** The curve in an ECPrivateKey (RFC 5915, 3). */
  private static Bytes curve(byte[] key) {
    DerReader reader = DerReader.single(key).sequence();
    reader.next(DerTag.INTEGER);
    reader.next(DerTag.OCTET_STRING);
    return reader
        .next(DerTag.contextConstructed(0))
        .inside()
        .next(DerTag.OBJECT_IDENTIFIER)
        .encoded();
  }

  private static PrivateKey decode(byte[] pkcs8) {
    DerReader reader = DerReader.single(pkcs8).sequence();
    reader.next(DerTag.INTEGER);
    DerValue algorithm = reader.next(DerTag.SEQUENCE);
    Oid identifier = algorithm.inside().next(DerTag.OBJECT_IDENTIFIER).oid();
    String name = jcaName(identifier);
    try {
      if (name.equals(ML_DSA)) {
        return new MlDsaPrivateKey(identifier)
            .read(reader.next(DerTag.OCTET_STRING).octets().toArray());
      }
      return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | RuntimeException e) {
      // The cause can quote the key: it is left out.
      throw Finding.about(X509Code.PRIVATE_KEY_MALFORMED)
          .found("a key that is no " + name.toUpperCase(Locale.ROOT) + " key")
          .with("offset", "0")
          .toException();
    }
  }

  private static String jcaName(Oid algorithm) {
    return switch (algorithm.dotted()) {
      case "1.2.840.10045.2.1" -> "EC";
      case "1.2.840.113549.1.1.1" -> "RSA";
      case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
      case "1.3.101.112" -> "Ed25519";
      case "1.3.101.113" -> "Ed448";
      case "2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19" ->
          ML_DSA;
      default ->
          throw Finding.about(X509Code.KEY_UNSUPPORTED).found(algorithm.dotted()).toException();
    };
  }
}
