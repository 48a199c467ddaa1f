// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import java.util.Comparator;
import java.util.List;

/**
 * Which finding a reader should see first: what decides before what would merely be asked next, and
 * a cause before its consequences. Findings of one rank stay in the order of the checks.
 */
final class FindingOrder {
  private static final List<X509Code> FIRST =
      List.of(
          X509Code.CERTIFICATE_REVOKED,
          X509Code.PATH_SEARCH_EXHAUSTED,
          X509Code.PATH_DEPTH_EXCEEDED,
          X509Code.KEY_UNSUPPORTED);

  private static final List<X509Code> LAST =
      List.of(
          X509Code.CERTIFICATE_NAME_MISMATCH,
          X509Code.CERTIFICATE_NAME_ABSENT,
          X509Code.OCSP_STAPLE_MISSING,
          X509Code.CERTIFICATE_ALGORITHM_WEAK,
          X509Code.CERTIFICATE_PROFILE,
          X509Code.CERTIFICATE_LIFETIME,
          X509Code.CERTIFICATE_BASELINE,
          X509Code.REVOCATION_UNKNOWN,
          X509Code.REVOCATION_UNCHECKED);

  private FindingOrder() {}

  /** The findings, each once, the most useful first. */
  static List<Finding> sorted(List<Finding> findings) {
    return findings.stream()
        .distinct()
        .sorted(Comparator.comparingInt(FindingOrder::rank))
        .toList();
  }

  private static int rank(Finding finding) {
    int first = FIRST.indexOf(finding.code());
    if (first >= 0) {
      return first;
    }
    return FIRST.size() + 1 + LAST.indexOf(finding.code());
  }
}
