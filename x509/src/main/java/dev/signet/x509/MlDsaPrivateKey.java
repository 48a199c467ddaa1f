// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * The three forms in which PKCS#8 holds an ML-DSA key (RFC 9881, 6), of which the JDK reads the
 * expanded one alone.
 *
 * <pre>
 * CHOICE { seed [0] OCTET STRING (SIZE (32)), expandedKey OCTET STRING,
 *          both SEQUENCE { seed OCTET STRING (SIZE (32)), expandedKey OCTET STRING } }
 * </pre>
 */
final class MlDsaPrivateKey {
  private static final String ALGORITHM = "ML-DSA";

  /** FIPS 204, algorithm 1: the seed is 32 bytes, and all that is random in a key. */
  private static final int SEED_LENGTH = 32;

  private final Oid parameters;

  /** For a set of parameters, one of the three of FIPS 204. */
  MlDsaPrivateKey(Oid parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the content of PKCS#8's privateKey.
   *
   * @throws GeneralSecurityException where it is no such key, or its two forms are not of one key
   */
  PrivateKey read(byte[] content) throws GeneralSecurityException {
    DerValue choice = DerReader.single(content);
    return switch (choice.tag()) {
      case DerTag.OCTET_STRING -> expanded(content);
      case DerTag.SEQUENCE -> both(choice.inside());
      default -> seeded(seed(choice));
    };
  }

  private PrivateKey both(DerReader fields) throws GeneralSecurityException {
    byte[] seed = fields.next(DerTag.OCTET_STRING).octets().toArray();
    byte[] encoded = fields.next(DerTag.OCTET_STRING).encoded().toArray();
    fields.end();
    PrivateKey key = seeded(seed);
    PrivateKey other = expanded(encoded);
    // RFC 9881, 8.2: where both are there, that they belong together is to be checked.
    if (!MessageDigest.isEqual(key.getEncoded(), other.getEncoded())) {
      throw new GeneralSecurityException("the seed is of another key than the expanded form");
    }
    return key;
  }

  private PrivateKey expanded(byte[] octetString) throws GeneralSecurityException {
    byte[] whole =
        new DerWriter()
            .sequence(info ->
                info.integer(BigInteger.ZERO)
                    .sequence(id -> id.oid(parameters))
                    .octets(octetString))
            .toArray();
    return KeyFactory.getInstance(ALGORITHM, jdk()).generatePrivate(new PKCS8EncodedKeySpec(whole));
  }

  private static byte[] seed(DerValue choice) throws GeneralSecurityException {
    if (choice.tag() != DerTag.context(0)) {
      throw new GeneralSecurityException("neither a seed nor an expanded key");
    }
    return choice.content().toArray();
  }

  /** Generating a key draws its seed and nothing else, so a source that gives it makes that key. */
  private PrivateKey seeded(byte[] seed) throws GeneralSecurityException {
    if (seed.length != SEED_LENGTH) {
      throw new GeneralSecurityException("a seed of " + seed.length + " bytes");
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM, jdk());
    SeedSource source = new SeedSource(seed);
    generator.initialize(new NamedParameterSpec(name(parameters)), source);
    PrivateKey key = generator.generateKeyPair().getPrivate();
    Arrays.fill(seed, (byte) 0);
    source.requireSpent();
    return key;
  }

  private static String name(Oid parameters) {
    return switch (parameters.dotted()) {
      case "2.16.840.1.101.3.4.3.17" -> "ML-DSA-44";
      case "2.16.840.1.101.3.4.3.18" -> "ML-DSA-65";
      case "2.16.840.1.101.3.4.3.19" -> "ML-DSA-87";
      default -> throw new IllegalArgumentException(parameters.dotted());
    };
  }

  private static Provider jdk() {
    return Security.getProvider("SUN");
  }

  /** Gives the seed once. */
  private static final class SeedSource extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient byte[] seed;
    private boolean spent;

    SeedSource(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (spent || bytes.length != seed.length) {
        throw new IllegalStateException("FIPS 204 draws one seed of " + seed.length + " bytes");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
      spent = true;
    }

    void requireSpent() throws GeneralSecurityException {
      if (!spent) {
        throw new GeneralSecurityException("the provider has a seed of its own");
      }
    }
  }
}
