// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The TBSCertificate of RFC 5280, 4.1.2. */
record CertificateFields(
    int version,
    BigInteger serial,
    SignatureAlgorithm algorithm,
    DistinguishedName issuer,
    Validity validity,
    DistinguishedName subject,
    SubjectPublicKey key,
    List<Extension> extensions) {

  static CertificateFields read(DerValue body) {
    DerReader reader = body.sequence();
    int version = version(reader.optional(DerTag.contextConstructed(0)));
    BigInteger serial = reader.next(DerTag.INTEGER).integer();
    SignatureAlgorithm algorithm = SignatureAlgorithm.read(reader.next(DerTag.SEQUENCE));
    DistinguishedName issuer = DistinguishedName.read(reader.next(DerTag.SEQUENCE));
    Validity validity = validity(reader.next(DerTag.SEQUENCE));
    DistinguishedName subject = DistinguishedName.read(reader.next(DerTag.SEQUENCE));
    SubjectPublicKey key = SubjectPublicKey.read(reader.next(DerTag.SEQUENCE));
    reader.optional(DerTag.context(1));
    reader.optional(DerTag.context(2));
    List<Extension> extensions = extensions(reader.optional(DerTag.contextConstructed(3)));
    reader.end();
    return new CertificateFields(
        version, serial, algorithm, issuer, validity, subject, key, extensions);
  }

  private static int version(Optional<DerValue> tagged) {
    if (tagged.isEmpty()) {
      return 1;
    }
    DerReader reader = tagged.get().inside();
    DerValue number = reader.next(DerTag.INTEGER);
    reader.end();
    int version = number.implicitSmallInteger();
    if (version > 2) {
      throw new DerException(number.offset(), "version " + (version + 1L) + " of the format");
    }
    return version + 1;
  }

  private static Validity validity(DerValue value) {
    DerReader reader = value.inside();
    Validity validity = new Validity(reader.next().time(), reader.next().time());
    reader.end();
    return validity;
  }

  private static List<Extension> extensions(Optional<DerValue> tagged) {
    if (tagged.isEmpty()) {
      return List.of();
    }
    DerReader reader = tagged.get().inside();
    List<Extension> extensions = ExtensionReader.readAll(reader.next(DerTag.SEQUENCE));
    reader.end();
    return extensions;
  }
}
