// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.Validity;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The fields before the extensions, apart from names and the key (RFC 5280, 4.1). */
final class EncodingLints {
  private static final int MAX_SERIAL_BYTES = 20;

  /** 4.1.2.5: the first year that UTCTime cannot say. */
  private static final int GENERALIZED_FROM = 2050;

  static final List<Lint> LINTS =
      List.of(
          Lint.standard(LintCode.VERSION_OLD, Reach.ALL, EncodingLints::oldVersion),
          Lint.standard(LintCode.SERIAL_NOT_POSITIVE, Reach.ALL, EncodingLints::notPositive),
          Lint.standard(LintCode.SERIAL_TOO_LONG, Reach.ALL, EncodingLints::tooLong),
          Lint.standard(LintCode.SIGNATURE_ALGORITHMS_DIFFER, Reach.ALL, EncodingLints::differ),
          Lint.standard(LintCode.VALIDITY_REVERSED, Reach.ALL, EncodingLints::reversed),
          Lint.standard(LintCode.TIME_FORM_WRONG, Reach.ALL, EncodingLints::wrongForm),
          Lint.standard(LintCode.UNIQUE_IDENTIFIER_PRESENT, Reach.ALL, EncodingLints::uniqueId));

  private EncodingLints() {}

  /**
   * 4.1.2.1: "When extensions are used, as expected in this profile, version MUST be 3 (value is
   * 2)."
   */
  private static Optional<Defect> oldVersion(Specimen specimen) {
    int version = specimen.certificate().version();
    ByteRange before = new ByteRange(0, specimen.tbs().serial().offset());
    return Defect.when(version < 3, before, "version " + version);
  }

  /** 4.1.2.2: "The serial number MUST be a positive integer assigned by the CA". */
  private static Optional<Defect> notPositive(Specimen specimen) {
    boolean broken = specimen.certificate().serial().signum() <= 0;
    return Defect.when(broken, serial(specimen), specimen.certificate().serial().toString());
  }

  /** 4.1.2.2: "Conforming CAs MUST NOT use serialNumber values longer than 20 octets." */
  private static Optional<Defect> tooLong(Specimen specimen) {
    int length = specimen.tbs().serial().length();
    return Defect.when(length > MAX_SERIAL_BYTES, serial(specimen), length + " bytes");
  }

  /**
   * 4.1.1.2: "This field MUST contain the same algorithm identifier as the signature field in the
   * sequence tbsCertificate".
   */
  private static Optional<Defect> differ(Specimen specimen) {
    DerValue inside = specimen.tbs().algorithm();
    boolean same = inside.encoded().equals(specimen.certificate().signatureAlgorithm().encoded());
    return Defect.when(
        !same,
        inside.range(),
        specimen.certificate().signedAlgorithm()
            + " inside, "
            + specimen.certificate().signatureAlgorithm()
            + " outside");
  }

  /**
   * 4.1.2.5: "a SEQUENCE of two dates: the date on which the validity period begins" comes first.
   */
  private static Optional<Defect> reversed(Specimen specimen) {
    Validity validity = specimen.certificate().validity();
    return Defect.when(
        validity.notAfter().isBefore(validity.notBefore()),
        specimen.tbs().validity().range(),
        "from " + validity.notBefore() + " to " + validity.notAfter());
  }

  /**
   * 4.1.2.5: "CAs conforming to this profile MUST always encode certificate validity dates through
   * the year 2049 as UTCTime; certificate validity dates in 2050 or later MUST be encoded as
   * GeneralizedTime."
   */
  private static Optional<Defect> wrongForm(Specimen specimen) {
    return TbsValues.all(specimen.tbs().validity().inside()).stream()
        .filter(EncodingLints::isInWrongForm)
        .findFirst()
        .map(time -> new Defect(DerTag.name(time.tag()) + " for " + time.time(), time.range()));
  }

  private static boolean isInWrongForm(DerValue time) {
    boolean late = time.time().atZone(ZoneOffset.UTC).getYear() >= GENERALIZED_FROM;
    return late != (time.tag() == DerTag.GENERALIZED_TIME);
  }

  /**
   * 4.1.2.8: "CAs conforming to this profile MUST NOT generate certificates with unique
   * identifiers".
   */
  private static Optional<Defect> uniqueId(Specimen specimen) {
    return specimen.tbs().rest().stream()
        .filter(value -> value.tag() != DerTag.contextConstructed(3))
        .findFirst()
        .map(value -> new Defect("a unique identifier", value.range()));
  }

  private static ByteRange serial(Specimen specimen) {
    return specimen.tbs().serial().range();
  }
}
