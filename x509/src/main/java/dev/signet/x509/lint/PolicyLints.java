// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.CertificatePolicies;
import dev.signet.x509.ExtensionContent.InhibitAnyPolicy;
import dev.signet.x509.ExtensionContent.PolicyConstraints;
import dev.signet.x509.ExtensionContent.PolicyMappings;
import dev.signet.x509.der.Oid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Certificate policies (RFC 5280, 4.2.1.4, 4.2.1.5, 4.2.1.11 and 4.2.1.14). */
final class PolicyLints {
  private static final Oid ANY = new Oid("2.5.29.32.0");

  /** What speaks about the certificates below. */
  private static final List<Class<? extends ExtensionContent>> FOR_AUTHORITIES =
      List.of(PolicyMappings.class, PolicyConstraints.class, InhibitAnyPolicy.class);

  static final List<Lint> LINTS =
      List.of(
          Lint.standard(LintCode.POLICY_REPEATED, Reach.ALL, PolicyLints::repeated),
          Lint.standard(LintCode.POLICY_MAPPED_TO_ANY, Reach.ALL, PolicyLints::mappedToAny),
          Lint.standard(
              LintCode.POLICY_MAPPINGS_NOT_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(PolicyMappings.class, false)),
          Lint.standard(
              LintCode.POLICY_CONSTRAINTS_NOT_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(PolicyConstraints.class, false)),
          Lint.standard(LintCode.POLICY_CONSTRAINTS_EMPTY, Reach.ALL, PolicyLints::empty),
          Lint.standard(
              LintCode.INHIBIT_ANY_POLICY_NOT_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(InhibitAnyPolicy.class, false)),
          Lint.standard(LintCode.POLICY_RULE_STRAY, Reach.LEAF, PolicyLints::stray));

  private PolicyLints() {}

  /** 4.2.1.4: "A certificate policy OID MUST NOT appear more than once". */
  private static Optional<Defect> repeated(Specimen specimen) {
    Set<Oid> seen = new HashSet<>();
    return specimen.certificate().extension(CertificatePolicies.class).stream()
        .flatMap(all -> all.policies().stream())
        .filter(policy -> !seen.add(policy))
        .findFirst()
        .map(policy -> new Defect(policy + " twice", specimen.rangeOf(CertificatePolicies.class)));
  }

  /** 4.2.1.5: "Policies MUST NOT be mapped either to or from the special value anyPolicy". */
  private static Optional<Defect> mappedToAny(Specimen specimen) {
    return specimen.certificate().extension(PolicyMappings.class).stream()
        .flatMap(all -> all.pairs().stream())
        .filter(pair -> pair.issuer().equals(ANY) || pair.subject().equals(ANY))
        .findFirst()
        .map(pair ->
            new Defect(
                pair.issuer() + " to " + pair.subject(), specimen.rangeOf(PolicyMappings.class)));
  }

  /**
   * 4.2.1.11: "Conforming CAs MUST NOT issue certificates where policy constraints is an empty
   * sequence."
   */
  private static Optional<Defect> empty(Specimen specimen) {
    return specimen
        .certificate()
        .extension(PolicyConstraints.class)
        .filter(all -> all.requireExplicit().isEmpty() && all.inhibitMapping().isEmpty())
        .map(all -> new Defect("an empty sequence", specimen.rangeOf(PolicyConstraints.class)));
  }

  /** 4.2.1.5: "This extension is used in CA certificates", and so 4.2.1.11 and 4.2.1.14. */
  private static Optional<Defect> stray(Specimen specimen) {
    return FOR_AUTHORITIES.stream()
        .flatMap(type -> specimen.extension(type).stream())
        .findFirst()
        .map(extension -> new Defect(extension.name(), extension.range()));
  }
}
