// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.policy;

import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.CertificatePolicies;
import dev.signet.x509.ExtensionContent.InhibitAnyPolicy;
import dev.signet.x509.ExtensionContent.PolicyConstraints;
import dev.signet.x509.ExtensionContent.PolicyMappings;
import dev.signet.x509.ExtensionContent.PolicyPair;
import dev.signet.x509.der.Oid;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Walks a path from below its anchor to the end and keeps account of policies (RFC 5280, 6.1, with
 * the graph of RFC 9618). For one path by one thread.
 */
public final class PolicyWalk {
  private final PolicyInputs inputs;
  private final PolicyGraph graph = new PolicyGraph();
  // How many more certificates may come before the rule holds (6.1.2 (d) to (f)).
  private int explicit;
  private int inhibitAny;
  private int mapping;

  private PolicyWalk(PolicyInputs inputs, int length) {
    this.inputs = inputs;
    this.explicit = inputs.requireExplicit() ? 0 : length + 1;
    this.inhibitAny = inputs.inhibitAny() ? 0 : length + 1;
    this.mapping = inputs.inhibitMapping() ? 0 : length + 1;
  }

  /** What a path's policies come to. */
  public sealed interface Outcome {
    /**
     * The path holds.
     *
     * @param policies under which of the acceptable policies; none where no policy is demanded
     */
    record Holds(Set<Oid> policies) implements Outcome {}

    /**
     * The path does not hold.
     *
     * @param index of the certificate where it fails, the one below the anchor being 0
     * @param problem what is wrong there, a phrase without a full stop
     */
    record Fails(int index, String problem) implements Outcome {}

    /** The policies of the path take more work than real ones do. */
    record Exhausted() implements Outcome {}
  }

  /**
   * Judges a path.
   *
   * @param certificates from the one below the anchor to the end entity's
   */
  public static Outcome judge(List<Certificate> certificates, PolicyInputs inputs) {
    return new PolicyWalk(inputs, certificates.size()).walk(certificates);
  }

  private Outcome walk(List<Certificate> certificates) {
    int last = certificates.size() - 1;
    for (int i = 0; i <= last; i++) {
      Certificate certificate = certificates.get(i);
      Optional<String> problem = step(certificate, i == last);
      if (graph.isExhausted()) {
        return new Outcome.Exhausted();
      }
      if (problem.isPresent()) {
        return new Outcome.Fails(i, problem.get());
      }
    }
    return wrapUp(last);
  }

  private Optional<String> step(Certificate certificate, boolean isLast) {
    follow(certificate, isLast);
    // 6.1.3 (f): verify that either explicit_policy is greater than 0 or the valid_policy_tree is
    // not equal to NULL.
    if (explicit == 0 && graph.isEmpty()) {
      return Optional.of("a policy is demanded, and none holds from the anchor down to here");
    }
    if (isLast) {
      countDown(certificate, true);
      return Optional.empty();
    }
    Optional<String> problem = mapPolicies(certificate);
    countDown(certificate, false);
    return problem;
  }

  private void follow(Certificate certificate, boolean isLast) {
    Optional<CertificatePolicies> policies = certificate.extension(CertificatePolicies.class);
    if (policies.isEmpty()) {
      graph.clear();
      return;
    }
    boolean anyCounts = inhibitAny > 0 || (!isLast && certificate.isSelfIssued());
    graph.add(policies.get().policies(), anyCounts);
  }

  private Optional<String> mapPolicies(Certificate certificate) {
    List<PolicyPair> pairs =
        certificate.extension(PolicyMappings.class).map(PolicyMappings::pairs).orElse(List.of());
    Map<Oid, Set<Oid>> mappings = new LinkedHashMap<>();
    for (PolicyPair pair : pairs) {
      // 6.1.4 (a): verify that the special value anyPolicy does not appear in a mapping.
      if (pair.issuer().equals(PolicyInputs.ANY_POLICY)
          || pair.subject().equals(PolicyInputs.ANY_POLICY)) {
        return Optional.of("a mapping of the policy \"any\"");
      }
      mappings.computeIfAbsent(pair.issuer(), _ -> new HashSet<>()).add(pair.subject());
    }
    if (mapping > 0) {
      graph.map(mappings);
    } else {
      graph.remove(mappings.keySet());
    }
    return Optional.empty();
  }

  /** 6.1.4 (h) to (j), and for the last certificate 6.1.5 (a) and (b). */
  private void countDown(Certificate certificate, boolean isLast) {
    if (isLast || !certificate.isSelfIssued()) {
      explicit = Math.max(0, explicit - 1);
      mapping = Math.max(0, mapping - 1);
      inhibitAny = Math.max(0, inhibitAny - 1);
    }
    Optional<PolicyConstraints> constraints = certificate.extension(PolicyConstraints.class);
    OptionalInt require =
        constraints.map(PolicyConstraints::requireExplicit).orElse(OptionalInt.empty());
    if (isLast) {
      explicit = require.isPresent() && require.getAsInt() == 0 ? 0 : explicit;
      return;
    }
    explicit = Math.min(explicit, require.orElse(explicit));
    OptionalInt inhibit =
        constraints.map(PolicyConstraints::inhibitMapping).orElse(OptionalInt.empty());
    mapping = Math.min(mapping, inhibit.orElse(mapping));
    int skip =
        certificate
            .extension(InhibitAnyPolicy.class)
            .map(InhibitAnyPolicy::skip)
            .orElse(inhibitAny);
    inhibitAny = Math.min(inhibitAny, skip);
  }

  /** 6.1.5 (g): what of the policies is acceptable. */
  private Outcome wrapUp(int last) {
    Set<Oid> policies = graph.isEmpty() ? Set.of() : graph.authorityPolicies();
    Set<Oid> acceptable = new HashSet<>(policies);
    if (!inputs.initial().contains(PolicyInputs.ANY_POLICY)) {
      acceptable.retainAll(inputs.initial());
      if (policies.contains(PolicyInputs.ANY_POLICY)) {
        acceptable.addAll(inputs.initial());
      }
    }
    return explicit > 0 || !acceptable.isEmpty()
        ? new Outcome.Holds(Set.copyOf(acceptable))
        : new Outcome.Fails(last, "none of the policies that hold is one of those demanded");
  }
}
