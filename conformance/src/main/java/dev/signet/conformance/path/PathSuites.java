// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.CaseLog;
import dev.signet.x509.path.Verdict;
import java.util.Map;

/**
 * What the suites of path validation share: how an answer reads, and what becomes of a known
 * exception.
 */
final class PathSuites {
  private PathSuites() {}

  /** The verdict in a word: {@code trusted}, or the code of the first finding. */
  static String text(Verdict verdict) {
    return switch (verdict.decided()) {
      case Verdict.Trusted _ -> "trusted";
      case Verdict.Untrusted(var report) -> report.headline().code().id();
    };
  }

  /** An exception that holds no longer is a failure too: it must leave the list. */
  static void record(
      CaseLog cases, Map<String, String> exceptions, String id, boolean right, String answer) {
    String reason = exceptions.getOrDefault(id, "");
    if (reason.isEmpty() && right) {
      cases.passed(id, answer);
    } else if (reason.isEmpty()) {
      cases.failed(id, "answered " + answer);
    } else if (right) {
      cases.failed(id, "passes now, but is on the list of exceptions: " + reason);
    } else {
      cases.skipped(id, reason);
    }
  }
}
