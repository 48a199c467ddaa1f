// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.OidNames;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import dev.signet.x509.layout.Shape.Chosen;
import dev.signet.x509.layout.Shape.Field;
import dev.signet.x509.layout.Shape.Fields;
import dev.signet.x509.layout.Shape.Wrapped;

/**
 * The names in keys and signatures. What RSA, DSA and ECDSA put into bit strings is DER again; keys
 * on curves and all newer algorithms have plain bytes there, which stay whole.
 */
final class KeyGrammar {
  /** RFC 3279, 2.3.1: RSAPublicKey. */
  private static final Field RSA_KEY =
      new Field(
          "rsaPublicKey",
          DerTag.SEQUENCE,
          Fields.of(
              Field.of("modulus", DerTag.INTEGER), Field.of("publicExponent", DerTag.INTEGER)));

  /** RFC 3279, 2.2.2 and 2.2.3: Dss-Sig-Value and Ecdsa-Sig-Value. */
  private static final Field SIGNATURE_PAIR =
      new Field(
          "pair",
          DerTag.SEQUENCE,
          Fields.of(Field.of("r", DerTag.INTEGER), Field.of("s", DerTag.INTEGER)));

  private static final Shape RSA_KEY_WRAPPED = new Wrapped(RSA_KEY);
  private static final Shape PAIR_WRAPPED = new Wrapped(SIGNATURE_PAIR);
  private static final Shape PLAIN = Shape.Leaf.BY_TAG;

  private static final String RSA = "1.2.840.113549.1.1.1";

  /** A SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). */
  static final Shape PUBLIC_KEY =
      new Chosen(value ->
          publicKey(algorithm(value.inside()).dotted().equals(RSA) ? RSA_KEY_WRAPPED : PLAIN));

  private KeyGrammar() {}

  /** How the signature of something signed is made up, by the algorithm that stands beside it. */
  static Shape signature(DerValue signed) {
    String name = OidNames.any(algorithm(signed.inside().skip()));
    return name.startsWith("ECDSA") || name.startsWith("DSA") ? PAIR_WRAPPED : PLAIN;
  }

  private static Shape publicKey(Shape bits) {
    return Fields.of(
        new Field("algorithm", DerTag.SEQUENCE, CertificateGrammar.ALGORITHM),
        new Field("subjectPublicKey", DerTag.BIT_STRING, bits));
  }

  private static Oid algorithm(DerReader reader) {
    return CertificateGrammar.first(reader.next(DerTag.SEQUENCE));
  }
}
