// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.DistinguishedName;
import dev.signet.x509.der.DerTag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Issuer and subject (RFC 5280, 4.1.2.4 and 4.1.2.6; appendix A.1). */
final class DirectoryLints {
  /** Appendix A.1: the upper bounds of the attributes that certificates have. */
  private static final Map<String, Integer> BOUNDS =
      Map.of("CN", 64, "O", 64, "OU", 64, "L", 128, "ST", 128, "serialNumber", 64, "title", 64);

  /** X.680, 41.4: what a PrintableString may hold. */
  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9 '()+,\\-./:=?]*");

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  static final List<Lint> LINTS =
      List.of(
          Lint.standard(LintCode.ISSUER_EMPTY, Reach.ALL, DirectoryLints::emptyIssuer),
          Lint.standard(LintCode.AUTHORITY_NAMELESS, Reach.AUTHORITY, DirectoryLints::emptySubject),
          Lint.standard(LintCode.ISSUER_NAME_DIFFERS, Reach.BELOW_ISSUER, DirectoryLints::differs),
          Lint.standard(LintCode.ATTRIBUTE_TOO_LONG, Reach.ALL, DirectoryLints::tooLong),
          Lint.standard(LintCode.ATTRIBUTE_EMPTY, Reach.ALL, DirectoryLints::empty),
          Lint.standard(LintCode.ATTRIBUTE_STRING_TYPE, Reach.ALL, DirectoryLints::stringType),
          Lint.standard(LintCode.PRINTABLE_STRING_BROKEN, Reach.ALL, DirectoryLints::printable),
          Lint.standard(LintCode.COUNTRY_CODE_BROKEN, Reach.ALL, DirectoryLints::country));

  private DirectoryLints() {}

  /** 4.1.2.4: "The issuer field MUST contain a non-empty distinguished name (DN)." */
  private static Optional<Defect> emptyIssuer(Specimen specimen) {
    return Defect.when(
        specimen.certificate().issuer().isEmpty(),
        specimen.tbs().issuer().range(),
        "an empty name");
  }

  /**
   * 4.1.2.6: "If the subject is a CA ..., then the subject field MUST be populated with a non-empty
   * distinguished name".
   */
  private static Optional<Defect> emptySubject(Specimen specimen) {
    return Defect.when(
        specimen.certificate().subject().isEmpty(),
        specimen.tbs().subject().range(),
        "an empty name");
  }

  /**
   * 4.1.2.6: the subject of an authority "MUST be populated with a non-empty distinguished name
   * matching the contents of the issuer field in all certificates issued by the subject CA". Byte
   * by byte, for not all who chain names fold letter case and string types.
   */
  private static Optional<Defect> differs(Specimen specimen) {
    DistinguishedName issuer = specimen.issuer().orElseThrow().subject();
    return Defect.when(
        !issuer.encoded().equals(specimen.tbs().issuer().encoded()),
        specimen.tbs().issuer().range(),
        specimen.certificate().issuer() + ", where the issuer's own subject is " + issuer);
  }

  /** A.1: "ub-common-name INTEGER ::= 64" and its like. */
  private static Optional<Defect> tooLong(Specimen specimen) {
    return first(
        specimen,
        attribute ->
            attribute.text().map(String::length).orElse(0)
                > BOUNDS.getOrDefault(attribute.name(), Integer.MAX_VALUE),
        "longer than " + "its bound");
  }

  /** A.1: "DirectoryString ::= CHOICE { ... (SIZE (1..MAX)) }". */
  private static Optional<Defect> empty(Specimen specimen) {
    return first(specimen, attribute -> attribute.value().length() == 0, "without a character");
  }

  /**
   * 4.1.2.4: "CAs conforming to this profile MUST use either the PrintableString or UTF8String
   * encoding of DirectoryString".
   */
  private static Optional<Defect> stringType(Specimen specimen) {
    return first(
        specimen,
        attribute ->
            switch (attribute.value().tag()) {
              case DerTag.TELETEX_STRING, DerTag.BMP_STRING, DerTag.UNIVERSAL_STRING -> true;
              // Domain components and mailboxes are IA5String (4.1.2.4 and 4.1.2.6).
              case DerTag.IA5_STRING -> !isIa5(attribute);
              default -> false;
            },
        "of a string type that is no longer used");
  }

  /** X.680, 41.4: the characters of PrintableString have neither {@code *} nor {@code @} nor _. */
  private static Optional<Defect> printable(Specimen specimen) {
    return first(
        specimen,
        attribute ->
            attribute.value().tag() == DerTag.PRINTABLE_STRING
                && !attribute.text().map(DirectoryLints::isPrintable).orElse(false),
        "with characters that PrintableString has not");
  }

  /** A.1: "X520countryName ::= PrintableString (SIZE (2))", a code of ISO 3166. */
  private static Optional<Defect> country(Specimen specimen) {
    return first(
        specimen,
        attribute ->
            attribute.name().equals("C")
                && !attribute.text().map(DirectoryLints::isCountry).orElse(false),
        "that is no country code of two letters");
  }

  private static boolean isPrintable(String text) {
    return PRINTABLE.matcher(text).matches();
  }

  private static boolean isCountry(String text) {
    return COUNTRY.matcher(text).matches();
  }

  private static boolean isIa5(AttributeValue attribute) {
    return attribute.name().equals("DC") || attribute.name().equals("emailAddress");
  }

  private static Optional<Defect> first(
      Specimen specimen, Predicate<AttributeValue> isBroken, String how) {
    return specimen
        .tbs()
        .attributes()
        .filter(isBroken)
        .findFirst()
        .map(attribute ->
            new Defect(
                attribute.name() + "=" + attribute.text().orElse("(no text)") + ", " + how,
                attribute.value().range()));
  }
}
