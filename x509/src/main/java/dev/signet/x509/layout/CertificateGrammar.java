// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.OidNames;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import dev.signet.x509.layout.Shape.Chosen;
import dev.signet.x509.layout.Shape.Field;
import dev.signet.x509.layout.Shape.Fields;
import dev.signet.x509.layout.Shape.Items;
import dev.signet.x509.layout.Shape.Leaf;
import dev.signet.x509.layout.Shape.Wrapped;

/** The names of a certificate's parts (RFC 5280, 4.1; appendix A). */
final class CertificateGrammar {
  /** RFC 3279, 2.3.2: Dss-Parms; RFC 4055, 3.1: RSASSA-PSS-params. */
  private static final Shape PARAMETERS =
      Fields.of(
          Field.of("p", DerTag.INTEGER),
          Field.of("q", DerTag.INTEGER),
          Field.of("g", DerTag.INTEGER),
          Field.of("hashAlgorithm", DerTag.contextConstructed(0)),
          Field.of("maskGenAlgorithm", DerTag.contextConstructed(1)),
          Field.of("saltLength", DerTag.contextConstructed(2)));

  /** An AlgorithmIdentifier (4.1.1.2). */
  static final Shape ALGORITHM =
      Fields.of(
          Field.of("algorithm", DerTag.OBJECT_IDENTIFIER), Field.any("parameters", PARAMETERS));

  /** A RelativeDistinguishedName (4.1.2.4): attributes, each called by its type. */
  static final Shape PART =
      new Items(attribute -> new Field(type(attribute), DerTag.SEQUENCE, pair()));

  /** A Name. */
  static final Shape NAME = Items.of("part", PART);

  private static final Shape VALIDITY =
      Fields.of(Field.any("notBefore", Leaf.BY_TAG), Field.any("notAfter", Leaf.BY_TAG));

  private static final Shape TBS =
      Fields.of(
          new Field(
              "version",
              DerTag.contextConstructed(0),
              Fields.of(Field.of("number", DerTag.INTEGER))),
          Field.of("serialNumber", DerTag.INTEGER),
          new Field("signature", DerTag.SEQUENCE, ALGORITHM),
          new Field("issuer", DerTag.SEQUENCE, NAME),
          new Field("validity", DerTag.SEQUENCE, VALIDITY),
          new Field("subject", DerTag.SEQUENCE, NAME),
          new Field("subjectPublicKeyInfo", DerTag.SEQUENCE, KeyGrammar.PUBLIC_KEY),
          Field.of("issuerUniqueID", DerTag.context(1)),
          Field.of("subjectUniqueID", DerTag.context(2)),
          new Field(
              "extensions",
              DerTag.contextConstructed(3),
              Fields.of(
                  new Field("list", DerTag.SEQUENCE, new Items(CertificateGrammar::extension)))));

  /** The whole certificate. */
  static final Field CERTIFICATE =
      new Field("certificate", DerTag.SEQUENCE, new Chosen(CertificateGrammar::certificate));

  private CertificateGrammar() {}

  private static Shape certificate(DerValue value) {
    return Fields.of(
        new Field("tbsCertificate", DerTag.SEQUENCE, TBS),
        new Field("signatureAlgorithm", DerTag.SEQUENCE, ALGORITHM),
        new Field("signature", DerTag.BIT_STRING, KeyGrammar.signature(value)));
  }

  /** The object identifier that stands first in a value and says what the rest is. */
  static Oid first(DerValue value) {
    return value.inside().next(DerTag.OBJECT_IDENTIFIER).oid();
  }

  private static String type(DerValue attribute) {
    return OidNames.attribute(first(attribute)).replace('.', '-');
  }

  private static Shape pair() {
    return Fields.of(Field.of("type", DerTag.OBJECT_IDENTIFIER), Field.any("value", Leaf.BY_TAG));
  }

  /** 4.1: extnID, critical, extnValue. */
  private static Field extension(DerValue value) {
    Oid oid = first(value);
    Field content = Field.any("content", ExtensionGrammar.of(oid));
    Shape parts =
        Fields.of(
            Field.of("extnID", DerTag.OBJECT_IDENTIFIER),
            Field.of("critical", DerTag.BOOLEAN),
            new Field("extnValue", DerTag.OCTET_STRING, new Wrapped(content)));
    return new Field(OidNames.extension(oid).replace('.', '-'), DerTag.SEQUENCE, parts);
  }
}
