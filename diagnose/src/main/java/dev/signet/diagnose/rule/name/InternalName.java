// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.List;
import java.util.Optional;

/** The host is known in this network alone. */
final class InternalName implements CauseRule {
  /** RFC 6761, RFC 6762, RFC 8375, and what clusters and routers call their own. */
  private static final List<String> SUFFIXES =
      List.of(
          ".local",
          ".localhost",
          ".internal",
          ".svc",
          ".cluster.local",
          ".lan",
          ".home.arpa",
          ".intranet",
          ".corp",
          ".localdomain");

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file)
        .filter(mismatch -> !mismatch.isAddress() && isInternal(mismatch.host()))
        .map(mismatch -> mismatch.finding(NameCause.INTERNAL_NAME).build());
  }

  private static boolean isInternal(String host) {
    return host.indexOf('.') < 0 || SUFFIXES.stream().anyMatch(host::endsWith);
  }
}
