// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Extensions of whatever type (RFC 5280, 4.1.2.9 and 4.2). */
final class ExtensionLints {
  static final List<Lint> LINTS =
      List.of(
          Lint.standard(LintCode.EXTENSIONS_EMPTY, Reach.ALL, ExtensionLints::empty),
          Lint.standard(LintCode.EXTENSION_REPEATED, Reach.ALL, ExtensionLints::repeated),
          Lint.standard(LintCode.EXTENSION_BROKEN, Reach.ALL, ExtensionLints::broken),
          Lint.standard(LintCode.CRITICAL_DEFAULT_ENCODED, Reach.ALL, ExtensionLints::encoded),
          Lint.standard(LintCode.EXTENSION_STRANGE_CRITICAL, Reach.ALL, ExtensionLints::strange));

  private ExtensionLints() {}

  /** 4.1: "Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension". */
  private static Optional<Defect> empty(Specimen specimen) {
    return specimen
        .tbs()
        .extensions()
        .filter(list -> list.length() == 0)
        .map(list -> new Defect("a list of no extensions", list.range()));
  }

  /** 4.2: "A certificate MUST NOT include more than one instance of a particular extension." */
  private static Optional<Defect> repeated(Specimen specimen) {
    Set<Oid> seen = new HashSet<>();
    return specimen.certificate().extensions().stream()
        .filter(extension -> !seen.add(extension.oid()))
        .findFirst()
        .map(extension -> new Defect(extension.name() + " twice", extension.range()));
  }

  /** 4.2: each extension "includes an ASN.1 type" that its content is of. */
  private static Optional<Defect> broken(Specimen specimen) {
    return specimen.certificate().extensions().stream()
        .flatMap(extension -> broken(extension).stream())
        .findFirst();
  }

  private static Optional<Defect> broken(Extension extension) {
    return extension.content() instanceof ExtensionContent.Malformed(String problem)
        ? Optional.of(new Defect(extension.name() + ": " + problem, extension.range()))
        : Optional.empty();
  }

  /**
   * X.690, 11.5: "The encoding of a set value or sequence value shall not include an encoding for
   * any component value which is equal to its default value."
   */
  private static Optional<Defect> encoded(Specimen specimen) {
    return specimen.tbs().extensions().stream()
        .flatMap(list -> TbsValues.all(list.inside()).stream())
        .flatMap(extension -> critical(extension).stream())
        .filter(critical -> !critical.bool())
        .findFirst()
        .map(critical -> new Defect("critical FALSE, written out", critical.range()));
  }

  private static Optional<DerValue> critical(DerValue extension) {
    DerReader reader = extension.inside();
    return reader.skip().optional(DerTag.BOOLEAN);
  }

  /** 4.2: "caution ought to be exercised in adopting any critical extensions". */
  private static Optional<Defect> strange(Specimen specimen) {
    return specimen.certificate().extensions().stream()
        .filter(e -> e.critical() && e.content() instanceof ExtensionContent.Unknown)
        .findFirst()
        .map(extension -> new Defect(extension.name() + " is critical", extension.range()));
  }
}
