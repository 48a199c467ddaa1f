// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import dev.signet.x509.layout.Shape.Chosen;
import dev.signet.x509.layout.Shape.Field;
import dev.signet.x509.layout.Shape.Fields;
import dev.signet.x509.layout.Shape.Items;
import dev.signet.x509.layout.Shape.Leaf;

/** The names in the contents of extensions (RFC 5280, 4.2). */
final class ExtensionGrammar {
  /** A single GeneralName under a name of its own. */
  private static final Shape NAME = new Chosen(value -> generalName(value).shape());

  private static final Shape NAMES = new Items(ExtensionGrammar::generalName);

  private static final Shape SUBTREES =
      Items.of(
          "subtree",
          Fields.of(
              Field.any("base", NAME),
              new Field("minimum", DerTag.context(0), Leaf.NUMBER),
              new Field("maximum", DerTag.context(1), Leaf.NUMBER)));

  private static final Shape POINTS =
      Items.of(
          "point",
          Fields.of(
              new Field(
                  "distributionPoint",
                  DerTag.contextConstructed(0),
                  Fields.of(
                      new Field("fullName", DerTag.contextConstructed(0), NAMES),
                      new Field(
                          "relativeName", DerTag.contextConstructed(1), CertificateGrammar.PART))),
              Field.of("reasons", DerTag.context(1)),
              new Field("cRLIssuer", DerTag.contextConstructed(2), NAMES)));

  private static final Shape AUTHORITY_KEY =
      Fields.of(
          Field.of("keyIdentifier", DerTag.context(0)),
          new Field("authorityCertIssuer", DerTag.contextConstructed(1), NAMES),
          new Field("authorityCertSerialNumber", DerTag.context(2), Leaf.NUMBER));

  private static final Shape BASIC_CONSTRAINTS =
      Fields.of(Field.of("cA", DerTag.BOOLEAN), Field.of("pathLenConstraint", DerTag.INTEGER));

  private static final Shape NAME_CONSTRAINTS =
      Fields.of(
          new Field("permittedSubtrees", DerTag.contextConstructed(0), SUBTREES),
          new Field("excludedSubtrees", DerTag.contextConstructed(1), SUBTREES));

  /** 4.2.1.4: UserNotice. */
  private static final Shape NOTICE =
      Fields.of(
          new Field(
              "noticeRef",
              DerTag.SEQUENCE,
              Fields.of(
                  Field.any("organization", Leaf.BY_TAG),
                  new Field("noticeNumbers", DerTag.SEQUENCE, Items.of("number", Leaf.BY_TAG)))),
          Field.any("explicitText", Leaf.BY_TAG));

  private static final Shape POLICIES =
      Items.of(
          "policy",
          Fields.of(
              Field.of("policyIdentifier", DerTag.OBJECT_IDENTIFIER),
              new Field(
                  "policyQualifiers",
                  DerTag.SEQUENCE,
                  Items.of(
                      "qualifier",
                      Fields.of(
                          Field.of("policyQualifierId", DerTag.OBJECT_IDENTIFIER),
                          Field.any("qualifier", NOTICE))))));

  private static final Shape MAPPINGS =
      Items.of(
          "mapping",
          Fields.of(
              Field.of("issuerDomainPolicy", DerTag.OBJECT_IDENTIFIER),
              Field.of("subjectDomainPolicy", DerTag.OBJECT_IDENTIFIER)));

  private static final Shape POLICY_CONSTRAINTS =
      Fields.of(
          new Field("requireExplicitPolicy", DerTag.context(0), Leaf.NUMBER),
          new Field("inhibitPolicyMapping", DerTag.context(1), Leaf.NUMBER));

  private static final Shape INFORMATION_ACCESS =
      Items.of(
          "access",
          Fields.of(
              Field.of("accessMethod", DerTag.OBJECT_IDENTIFIER),
              Field.any("accessLocation", NAME)));

  private ExtensionGrammar() {}

  /** What an extension of a type holds. */
  static Shape of(Oid oid) {
    return switch (oid.dotted()) {
      case "2.5.29.17", "2.5.29.18" -> NAMES;
      case "2.5.29.19" -> BASIC_CONSTRAINTS;
      case "2.5.29.30" -> NAME_CONSTRAINTS;
      case "2.5.29.31", "2.5.29.46" -> POINTS;
      case "2.5.29.32" -> POLICIES;
      case "2.5.29.33" -> MAPPINGS;
      case "2.5.29.35" -> AUTHORITY_KEY;
      case "2.5.29.36" -> POLICY_CONSTRAINTS;
      case "2.5.29.37" -> Items.of("purpose", Leaf.BY_TAG);
      case "1.3.6.1.5.5.7.1.1", "1.3.6.1.5.5.7.1.11" -> INFORMATION_ACCESS;
      case "1.3.6.1.5.5.7.1.24" -> Items.of("feature", Leaf.BY_TAG);
      default -> Leaf.BY_TAG;
    };
  }

  /** 4.2.1.6: a GeneralName is called by the form that its tag says. */
  private static Field generalName(DerValue value) {
    return switch (DerTag.number(value.tag())) {
      case 0 -> Field.any("otherName", Leaf.BY_TAG);
      case 1 -> Field.any("rfc822Name", Leaf.GENERAL_NAME);
      case 2 -> Field.any("dNSName", Leaf.GENERAL_NAME);
      case 3 -> Field.any("x400Address", Leaf.BY_TAG);
      case 4 -> Field.any("directoryName", Fields.of(Field.any("name", CertificateGrammar.NAME)));
      case 5 -> Field.any("ediPartyName", Leaf.BY_TAG);
      case 6 -> Field.any("uniformResourceIdentifier", Leaf.GENERAL_NAME);
      case 7 -> Field.any("iPAddress", Leaf.GENERAL_NAME);
      case 8 -> Field.any("registeredID", Leaf.GENERAL_NAME);
      default -> Field.any("unexpected", Leaf.BY_TAG);
    };
  }
}
