// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.explain.Finding;
import java.util.Optional;

/** Looks whether an applicant shows what was asked for. Blocks, within bounds of its own. */
@FunctionalInterface
public interface ChallengeValidator {
  /** What stands against it; empty where control is proven. */
  Optional<Finding> validate(ChallengeProof proof);
}
