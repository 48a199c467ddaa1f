// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.policy;

import dev.signet.x509.der.Oid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies under which a path holds, depth by depth (RFC 9618, 3).
 *
 * <p>A graph and not RFC 5280's tree: each policy is there once per depth, so that no chain can
 * make it grow exponentially. Changes while a path is walked from its anchor down.
 */
final class PolicyGraph {
  /**
   * Edges in all. Paths in use have fewer than 50; mappings of every policy to every other could
   * still multiply.
   */
  static final int MAX_EDGES = 20_000;

  private final List<Map<Oid, PolicyNode>> depths = new ArrayList<>();
  private int edges;

  PolicyGraph() {
    PolicyNode any = new PolicyNode(PolicyInputs.ANY_POLICY, List.of());
    depths.add(new LinkedHashMap<>(Map.of(any.policy(), any)));
  }

  /** Whether no policy holds: RFC 5280's valid_policy_tree that is NULL. */
  boolean isEmpty() {
    return depths.getLast().isEmpty();
  }

  boolean isExhausted() {
    return edges > MAX_EDGES;
  }

  /** No policies in the certificate: nothing holds any more (6.1.3 (e)). */
  void clear() {
    depths.add(new LinkedHashMap<>());
  }

  /** 6.1.3 (d): the policies of the next certificate that follow from those above. */
  void add(Collection<Oid> policies, boolean anyCounts) {
    Map<Oid, PolicyNode> above = depths.getLast();
    Map<Oid, List<PolicyNode>> byExpected = byExpected(above);
    List<PolicyNode> any = one(above, PolicyInputs.ANY_POLICY);
    Map<Oid, PolicyNode> next = new LinkedHashMap<>();
    for (Oid policy : policies) {
      if (!policy.equals(PolicyInputs.ANY_POLICY)) {
        put(next, policy, byExpected.getOrDefault(policy, any));
      }
    }
    if (anyCounts && policies.contains(PolicyInputs.ANY_POLICY)) {
      byExpected.forEach((policy, parents) -> put(next, policy, parents));
    }
    depths.add(next);
    prune();
  }

  /** 6.1.4 (b)(1): policies of the issuer that equal others of the subject. */
  void map(Map<Oid, Set<Oid>> mappings) {
    Map<Oid, PolicyNode> last = depths.getLast();
    mappings.forEach((issuer, subjects) -> {
      if (!last.containsKey(issuer)) {
        one(last, PolicyInputs.ANY_POLICY).forEach(any -> put(last, issuer, any.parents()));
      }
      one(last, issuer).forEach(node -> node.mapTo(subjects));
    });
  }

  /** 6.1.4 (b)(2): policies that would be mapped do not hold. */
  void remove(Set<Oid> policies) {
    for (Oid policy : policies) {
      one(depths.getLast(), policy).forEach(PolicyNode::cut);
      depths.getLast().remove(policy);
    }
    prune();
  }

  /** 6.1.5 (g): the policies in the anchor's own terms that hold down to the end. */
  Set<Oid> authorityPolicies() {
    Set<Oid> policies = new HashSet<>();
    for (Map<Oid, PolicyNode> depth : depths) {
      depth.values().stream()
          .filter(node -> !node.isAny() && node.hasParentAny())
          .map(PolicyNode::policy)
          .forEach(policies::add);
    }
    if (depths.getLast().containsKey(PolicyInputs.ANY_POLICY)) {
      policies.add(PolicyInputs.ANY_POLICY);
    }
    return policies;
  }

  private void put(Map<Oid, PolicyNode> depth, Oid policy, List<PolicyNode> parents) {
    edges += parents.size();
    if (!parents.isEmpty() && !depth.containsKey(policy) && !isExhausted()) {
      depth.put(policy, new PolicyNode(policy, parents));
    }
  }

  private Map<Oid, List<PolicyNode>> byExpected(Map<Oid, PolicyNode> depth) {
    Map<Oid, List<PolicyNode>> byExpected = new HashMap<>();
    for (PolicyNode node : depth.values()) {
      edges += node.expected().size();
      if (isExhausted()) {
        return Map.of();
      }
      for (Oid policy : node.expected()) {
        byExpected.computeIfAbsent(policy, _ -> new ArrayList<>()).add(node);
      }
    }
    return byExpected;
  }

  /** 6.1.3 (d)(3): what leads no further is taken away, up to the top. */
  private void prune() {
    for (int i = depths.size() - 2; i >= 0; i--) {
      depths
          .get(i)
          .values()
          .removeIf(node -> {
            boolean leaf = node.isLeaf();
            if (leaf) {
              node.cut();
            }
            return leaf;
          });
    }
  }

  private static List<PolicyNode> one(Map<Oid, PolicyNode> depth, Oid policy) {
    PolicyNode node = depth.get(policy);
    return node == null ? List.of() : List.of(node);
  }
}
