// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.policy;

import dev.signet.x509.der.Oid;
import java.util.Set;

/**
 * What a relying party demands of policies (RFC 5280, 6.1.1 (c) to (g)).
 *
 * @param initial the policies that are acceptable; {@link #ANY_POLICY} for all
 * @param requireExplicit whether the path must hold for one of them
 * @param inhibitMapping whether policies may not be mapped to others
 * @param inhibitAny whether the special policy "any" does not count
 */
public record PolicyInputs(
    Set<Oid> initial, boolean requireExplicit, boolean inhibitMapping, boolean inhibitAny) {
  /** The special policy that stands for every policy, anyPolicy. */
  public static final Oid ANY_POLICY = new Oid("2.5.29.32.0");

  /** Copies the set. */
  public PolicyInputs {
    initial = Set.copyOf(initial);
  }

  /** Any policy will do, also none: what TLS asks for. */
  public static PolicyInputs none() {
    return new PolicyInputs(Set.of(ANY_POLICY), false, false, false);
  }
}
