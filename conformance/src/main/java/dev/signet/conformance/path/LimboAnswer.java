// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.explain.Finding;
import dev.signet.x509.path.Verdict;
import java.util.List;

/**
 * Our answer to a case.
 *
 * @param trusted whether the path was trusted
 * @param findings the decisive one first; of a trusted path none
 */
record LimboAnswer(boolean trusted, List<Finding> findings) {
  static LimboAnswer of(Verdict verdict) {
    return switch (verdict.decided()) {
      case Verdict.Trusted _ -> new LimboAnswer(true, List.of());
      case Verdict.Untrusted(var report) -> new LimboAnswer(false, report.findings());
    };
  }

  static LimboAnswer of(Finding finding) {
    return new LimboAnswer(false, List.of(finding));
  }

  /** {@code trusted}, or the code of the decisive finding. */
  String code() {
    return trusted ? "trusted" : findings.getFirst().code().id();
  }

  /** What limbo's results call the context: every finding's code and headline, one a line. */
  String context() {
    return String.join("\n", findings.stream().map(Finding::toString).toList());
  }
}
