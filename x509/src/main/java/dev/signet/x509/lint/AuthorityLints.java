// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.KeyUse;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.path.NameScope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Basic constraints and name constraints (RFC 5280, 4.2.1.9 and 4.2.1.10). */
final class AuthorityLints {
  static final List<Lint> LINTS =
      List.of(
          Lint.standard(
              LintCode.BASIC_CONSTRAINTS_NOT_CRITICAL,
              Reach.AUTHORITY,
              specimen -> specimen.marked(BasicConstraints.class, false)),
          Lint.standard(
              LintCode.BASIC_CONSTRAINTS_DEFAULT_ENCODED, Reach.ALL, AuthorityLints::encoded),
          Lint.standard(LintCode.PATH_LENGTH_STRAY, Reach.ALL, AuthorityLints::strayLength),
          Lint.standard(
              LintCode.NAME_CONSTRAINTS_NOT_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(NameConstraints.class, false)),
          Lint.standard(LintCode.NAME_CONSTRAINTS_STRAY, Reach.LEAF, AuthorityLints::stray),
          Lint.standard(LintCode.NAME_CONSTRAINTS_RANGE, Reach.ALL, AuthorityLints::brokenRange),
          Lint.standard(LintCode.NAME_CONSTRAINTS_DOT, Reach.ALL, AuthorityLints::leadingDot),
          Lint.standard(
              LintCode.NAME_BEYOND_CONSTRAINTS, Reach.BELOW_ISSUER, AuthorityLints::beyond));

  private AuthorityLints() {}

  /** X.690, 11.5: a value that "is equal to its default value" is not encoded; cA's is FALSE. */
  private static Optional<Defect> encoded(Specimen specimen) {
    boolean broken =
        specimen
            .extension(BasicConstraints.class)
            .map(Extension::value)
            .flatMap(value -> DerReader.single(value).sequence().optional(DerTag.BOOLEAN))
            .filter(authority -> !authority.bool())
            .isPresent();
    return Defect.when(broken, specimen.rangeOf(BasicConstraints.class), "cA FALSE, written out");
  }

  /**
   * 4.2.1.9: "CAs MUST NOT include the pathLenConstraint field unless the cA boolean is asserted
   * and the key usage extension asserts the keyCertSign bit."
   */
  private static Optional<Defect> strayLength(Specimen specimen) {
    boolean bounded =
        specimen
            .certificate()
            .extension(BasicConstraints.class)
            .filter(constraints -> constraints.pathLength().isPresent())
            .isPresent();
    boolean signs =
        specimen.certificate().isAuthority()
            && (specimen.lacks(KeyUsage.class) || specimen.uses().contains(KeyUse.KEY_CERT_SIGN));
    return Defect.when(
        bounded && !signs,
        specimen.rangeOf(BasicConstraints.class),
        "a path length without the right to sign certificates");
  }

  /** 4.2.1.10: "The name constraints extension, which MUST be used only in a CA certificate". */
  private static Optional<Defect> stray(Specimen specimen) {
    return Defect.when(
        specimen.has(NameConstraints.class),
        specimen.rangeOf(NameConstraints.class),
        "name constraints in a certificate of no authority");
  }

  /**
   * 4.2.1.10: for addresses "the iPAddress field of GeneralName MUST contain eight (8) octets" or
   * 32, "encoded in the style of RFC 4632 (CIDR)".
   */
  private static Optional<Defect> brokenRange(Specimen specimen) {
    return subtrees(specimen)
        .filter(name -> name instanceof IpAddress(Bytes octets) && !NameScope.isRange(octets))
        .findFirst()
        .map(name -> new Defect(name.text(), specimen.rangeOf(NameConstraints.class)));
  }

  /**
   * 4.2.1.10: "DNS name restrictions are expressed as host.example.com"; only those of URIs may
   * "begin with a period".
   */
  private static Optional<Defect> leadingDot(Specimen specimen) {
    return subtrees(specimen)
        .filter(name -> name instanceof GeneralName.DnsName(String value) && value.startsWith("."))
        .findFirst()
        .map(name -> new Defect(name.text(), specimen.rangeOf(NameConstraints.class)));
  }

  /** 4.2.1.10: the "name space within which all subject names in subsequent certificates" lie. */
  private static Optional<Defect> beyond(Specimen specimen) {
    return specimen.issuer().orElseThrow().extension(NameConstraints.class).stream()
        .flatMap(constraints ->
            specimen.certificate().names().stream()
                .filter(name -> !NameScope.admits(constraints, name)))
        .findFirst()
        .map(name -> new Defect(name.text(), namesRange(specimen)));
  }

  private static dev.signet.x509.der.ByteRange namesRange(Specimen specimen) {
    return specimen.rangeOf(dev.signet.x509.ExtensionContent.SubjectAlternativeName.class);
  }

  private static Stream<GeneralName> subtrees(Specimen specimen) {
    return specimen.certificate().extension(NameConstraints.class).stream()
        .flatMap(all -> Stream.concat(all.permitted().stream(), all.excluded().stream()));
  }
}
