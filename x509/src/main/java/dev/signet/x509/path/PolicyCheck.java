// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import dev.signet.x509.policy.PolicyWalk;
import java.util.List;

/** RFC 5280, 6.1.3 (d) to (f) and 6.1.5 (g): the certificate policies along the path meet. */
final class PolicyCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    CandidatePath path = of.path();
    if (path.anchor().isEmpty() || path.belowAnchor().isEmpty()) {
      return List.of();
    }
    int top = path.belowAnchor().size() - 1;
    return switch (PolicyWalk.judge(
        path.belowAnchor().reversed(), of.request().terms().policies())) {
      case PolicyWalk.Outcome.Holds _ -> List.of();
      case PolicyWalk.Outcome.Fails(int index, String problem) ->
          List.of(
              Check.about(X509Code.CERTIFICATE_POLICY, path, top - index)
                  .wanted("a certificate policy that holds along the whole path")
                  .found(problem)
                  .build());
      case PolicyWalk.Outcome.Exhausted _ ->
          List.of(
              Check.about(X509Code.PATH_SEARCH_EXHAUSTED, path, 0)
                  .wanted("certificate policies that can be followed")
                  .found("more mappings than anybody has")
                  .build());
    };
  }
}
