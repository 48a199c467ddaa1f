// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules that hold below a trust anchor, beyond those that always hold (RFC 5280, 6).
 *
 * <p>A property of the anchor and no switch for the process: public roots and one's own are used
 * side by side.
 *
 * @param name what people call the set
 * @param algorithms which keys and hashes are good enough
 * @param groups which rules are asked
 */
public record RuleSet(String name, AlgorithmPolicy algorithms, Set<Group> groups) {
  /** Rules that are switched together. */
  public enum Group {
    /** What RFC 5280, 4 demands of certificates with MUST and verifiers can see. */
    PROFILE,
    /** What the CA/Browser Forum demands of public authorities, but for lifetimes. */
    BASELINE,
    /** How long the CA/Browser Forum lets certificates live. */
    LIFETIMES,
    /**
     * Rules with MUST that public authorities in use break, so that asking them would refuse sites
     * that everybody else accepts: on anchors, on constraints that are not critical, on the private
     * part of the public suffix list.
     */
    PEDANTIC
  }

  /** For public authorities: the Baseline Requirements of the CA/Browser Forum. */
  public static final RuleSet WEB =
      new RuleSet(
          "web",
          AlgorithmPolicy.STRONG,
          EnumSet.of(Group.PROFILE, Group.BASELINE, Group.LIFETIMES));

  /** For one's own authorities: RFC 5280. */
  public static final RuleSet PRIVATE =
      new RuleSet("private", AlgorithmPolicy.STRONG, EnumSet.of(Group.PROFILE));

  /** Copies the groups. */
  public RuleSet {
    Set<Group> copy = EnumSet.noneOf(Group.class);
    copy.addAll(groups);
    groups = Collections.unmodifiableSet(copy);
  }

  /** The same under another name with a group more. */
  public RuleSet with(String other, Group group) {
    Set<Group> more = EnumSet.copyOf(groups);
    more.add(group);
    return new RuleSet(other, algorithms, more);
  }

  /** The same under another name without a group. */
  public RuleSet without(String other, Group group) {
    Set<Group> less = EnumSet.noneOf(Group.class);
    less.addAll(groups);
    less.remove(group);
    return new RuleSet(other, algorithms, less);
  }

  /** The same with another algorithm policy. */
  public RuleSet with(AlgorithmPolicy policy) {
    return new RuleSet(name, policy, groups);
  }

  boolean has(Group group) {
    return groups.contains(group);
  }
}
