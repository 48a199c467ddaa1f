// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule;

import dev.signet.explain.Finding;
import java.util.Optional;

/** By what one cause is recognised. */
@FunctionalInterface
public interface CauseRule {
  /** The cause with its evidence; empty where the facts do not show it. */
  Optional<Finding> judge(CaseFile file);
}
