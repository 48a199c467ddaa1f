// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Says why no path passed: what is wrong with the nearest one, or why none reached an anchor.
 *
 * @param search what was looked through
 * @param judgement what was found on the way
 * @param anchors what is trusted
 */
record Refusal(PathSearch search, Judgement judgement, TrustAnchors anchors) {
  /** What is wrong, and where in the certificates. */
  List<Finding> findings(PathRequest request) {
    CandidatePath path =
        judgement.best().map(best -> best.examination().path()).orElseGet(search::deadEnd);
    return new FieldPointer(path.certificates()).point(all(request));
  }

  private List<Finding> all(PathRequest request) {
    List<Finding> findings = new ArrayList<>();
    if (search.isExhausted()) {
      findings.add(exhausted(search.deadEnd()));
    }
    if (judgement.best().isPresent()) {
      findings.addAll(judgement.best().get().findings());
      return findings;
    }
    CandidatePath deadEnd = search.deadEnd();
    findings.addAll(judgement.judge(deadEnd).findings());
    // Whose issuer has no name cannot have one that is missing.
    boolean nameless = deadEnd.certificates().getLast().issuer().isEmpty();
    if (!search.isExhausted() && (findings.isEmpty() || !nameless)) {
      findings.addFirst(
          search.isCut()
              ? tooDeep(deadEnd, request)
              : new MissingIssuer(deadEnd, request, anchors, judgement).explain());
    }
    return findings;
  }

  private static Finding exhausted(CandidatePath deadEnd) {
    return Check.about(X509Code.PATH_SEARCH_EXHAUSTED, deadEnd, 0)
        .wanted("a path within " + PathSearch.MAX_STEPS + " steps")
        .found("more branches than that")
        .build();
  }

  private static Finding tooDeep(CandidatePath deadEnd, PathRequest request) {
    return Check.about(X509Code.PATH_DEPTH_EXCEEDED, deadEnd, 0)
        .wanted("at most " + request.limits().intermediates() + " intermediates")
        .found("a chain of certificates that goes on")
        .build();
  }
}
