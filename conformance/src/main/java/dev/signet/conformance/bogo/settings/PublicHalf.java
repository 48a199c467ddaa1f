// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.settings;

import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import java.math.BigInteger;

/**
 * The public key that belongs to a private one, as a SubjectPublicKeyInfo: an ECDSA key has it
 * inside (RFC 5915, 3), and so has an RSA key (RFC 8017, A.1.2).
 */
final class PublicHalf {
  private static final String EC_KEY = "1.2.840.10045.2.1";

  private PublicHalf() {}

  static byte[] of(byte[] pkcs8) {
    DerReader info = DerReader.single(pkcs8).sequence();
    info.next(DerTag.INTEGER);
    DerValue algorithm = info.next(DerTag.SEQUENCE);
    byte[] key = info.next(DerTag.OCTET_STRING).octets().toArray();
    String name = algorithm.inside().next(DerTag.OBJECT_IDENTIFIER).oid().dotted();
    byte[] bits = name.equals(EC_KEY) ? point(key) : modulus(key);
    return new DerWriter()
        .sequence(whole -> whole.encoded(algorithm.encoded().toArray()).bits(bits))
        .toArray();
  }

  private static byte[] point(byte[] key) {
    DerReader fields = DerReader.single(key).sequence();
    fields.next(DerTag.INTEGER);
    fields.next(DerTag.OCTET_STRING);
    fields.optional(DerTag.contextConstructed(0));
    return fields
        .next(DerTag.contextConstructed(1))
        .inside()
        .next(DerTag.BIT_STRING)
        .wholeBits()
        .toArray();
  }

  private static byte[] modulus(byte[] key) {
    DerReader fields = DerReader.single(key).sequence();
    fields.next(DerTag.INTEGER);
    BigInteger modulus = fields.next(DerTag.INTEGER).integer();
    BigInteger exponent = fields.next(DerTag.INTEGER).integer();
    return new DerWriter()
        .sequence(numbers -> numbers.integer(modulus).integer(exponent))
        .toArray();
  }
}
