// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.List;
import java.util.Optional;

/** Nothing comes back, and this machine has a proxy for the way out. */
final class ProxyNeeded implements CauseRule {
  /** What programs look at (curl, Python, Go; Java and Node only where they are told to). */
  private static final List<String> VARIABLES =
      List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean stuck =
        file.ending() instanceof Ending.Filtered || file.ending() instanceof Ending.Unroutable;
    Optional<String> variable =
        VARIABLES.stream()
            .filter(name -> !file.scene().environment().getOrDefault(name, "").isEmpty())
            .findFirst();
    if (!stuck || variable.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.PROXY_NEEDED)
            .wanted("a way to " + Printable.line(file.target().text()) + " without a proxy")
            .found("no answer, and " + variable.get() + " is set")
            .with("variable", variable.get())
            .build());
  }
}
