// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.policy;

import dev.signet.x509.der.Oid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One policy at one depth of a {@link PolicyGraph} (RFC 9618, 3.2). Changes while it is built. */
final class PolicyNode {
  private final Oid policy;
  private final List<PolicyNode> parents;
  // Which policies of the next certificate follow from this one.
  private Set<Oid> expected;
  private int children;

  PolicyNode(Oid policy, List<PolicyNode> parents) {
    this.policy = policy;
    this.parents = List.copyOf(parents);
    this.expected = Set.of(policy);
    parents.forEach(parent -> parent.children++);
  }

  Oid policy() {
    return policy;
  }

  boolean isAny() {
    return policy.equals(PolicyInputs.ANY_POLICY);
  }

  Set<Oid> expected() {
    return expected;
  }

  List<PolicyNode> parents() {
    return parents;
  }

  boolean hasParentAny() {
    return parents.stream().anyMatch(PolicyNode::isAny);
  }

  void mapTo(Set<Oid> policies) {
    expected = new HashSet<>(policies);
  }

  boolean isLeaf() {
    return children == 0;
  }

  void cut() {
    parents.forEach(parent -> parent.children--);
  }
}
