// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.GeneralName;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * RFC 5280, 4.2.1.10 and 6.1.4 (g): every name lies within what the authorities above may certify.
 *
 * <p>Constraints in the anchor count too (RFC 5937): that is what makes a private root safe to
 * trust.
 */
final class NameConstraintCheck implements Check {
  /** Names times subtrees. Real paths need some hundred; a hostile chain could ask for millions. */
  static final int MAX_COMPARISONS = 250_000;

  private static final int MAX_SHOWN = 6;

  @Override
  public List<Finding> findings(Examination of) {
    CandidatePath path = of.path();
    List<Certificate> certificates = path.certificates();
    List<Finding> findings = new ArrayList<>();
    long comparisons = 0;
    for (int above = certificates.size() - 1; above > 0; above--) {
      NameConstraints constraints =
          certificates.get(above).extension(NameConstraints.class).orElse(null);
      for (int i = 0; constraints != null && i < above; i++) {
        List<GeneralName> names = names(path, i);
        comparisons +=
            (long) names.size() * (constraints.permitted().size() + constraints.excluded().size());
        if (comparisons > MAX_COMPARISONS) {
          findings.add(exhausted(path, i));
          return findings;
        }
        check(new Scope(path, above, constraints), i, names, findings);
      }
    }
    return findings;
  }

  private record Scope(CandidatePath path, int above, NameConstraints constraints) {}

  /** 6.1.3 (b): self-issued certificates are let through, the leaf is not. */
  private static List<GeneralName> names(CandidatePath path, int index) {
    Certificate certificate = path.certificates().get(index);
    if (index > 0 && certificate.isSelfIssued()) {
      return List.of();
    }
    List<GeneralName> names = new ArrayList<>(certificate.names());
    if (!certificate.subject().isEmpty()) {
      names.add(new GeneralName.DirectoryName(certificate.subject()));
    }
    if (certificate.extension(SubjectAlternativeName.class).isEmpty()) {
      // 4.2.1.10: without alternative names, the constraint applies to emailAddress in the subject.
      certificate
          .subject()
          .emailAddresses()
          .forEach(email -> names.add(new GeneralName.EmailName(email)));
    }
    return names;
  }

  private static void check(
      Scope scope, int index, List<GeneralName> names, List<Finding> findings) {
    for (GeneralName name : names) {
      List<GeneralName> sameForm =
          scope.constraints.permitted().stream()
              .filter(c -> NameScope.isSameForm(c, name))
              .toList();
      if (!sameForm.isEmpty() && sameForm.stream().noneMatch(c -> NameScope.contains(c, name))) {
        findings.add(violated(scope, index, name, "permits only " + shown(sameForm)));
      }
      scope.constraints.excluded().stream()
          .filter(c -> NameScope.isSameForm(c, name) && NameScope.touches(c, name))
          .findFirst()
          .ifPresent(c ->
              findings.add(violated(scope, index, name, "excludes " + Printable.line(c.text()))));
    }
  }

  private static String shown(List<GeneralName> subtrees) {
    String some =
        subtrees.stream().limit(MAX_SHOWN).map(GeneralName::text).collect(Collectors.joining(", "));
    int more = subtrees.size() - MAX_SHOWN;
    return Printable.line(some) + (more > 0 ? " and " + more + " more" : "");
  }

  private static Finding violated(Scope scope, int index, GeneralName name, String rule) {
    Certificate authority = scope.path.certificates().get(scope.above);
    return Check.about(X509Code.NAME_CONSTRAINT_VIOLATED, scope.path, index)
        .wanted("a name that " + Printable.line(authority.shortText()) + " may certify: it " + rule)
        .found(Printable.line(name.text()))
        .with("authority", Printable.line(authority.shortText()))
        .with("name", Printable.line(name.text()))
        .build();
  }

  private static Finding exhausted(CandidatePath path, int index) {
    return Check.about(X509Code.PATH_SEARCH_EXHAUSTED, path, index)
        .wanted("at most " + MAX_COMPARISONS + " comparisons of names with constraints")
        .found("more")
        .build();
  }
}
