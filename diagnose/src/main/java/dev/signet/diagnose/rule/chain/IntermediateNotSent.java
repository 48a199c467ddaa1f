// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.fact.ChainWalk;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.TrustAnchors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The missing issuer leads to a trusted root, or is of its house. */
final class IntermediateNotSent implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .filter(end -> !end.top().isSelfIssued())
        .flatMap(end ->
            evidence(end)
                .map(found ->
                    end.finding(file, ChainCause.INTERMEDIATE_NOT_SENT)
                        .wanted(
                            "the certificate of "
                                + Printable.line(end.top().issuer().shortText())
                                + " with it")
                        .found(found)
                        .build()));
  }

  private static Optional<String> evidence(DeadEnd end) {
    ChainFacts chain = end.chain();
    if (!chain.fetched().isEmpty()) {
      List<Certificate> whole = new ArrayList<>(chain.sent());
      whole.addAll(chain.fetched());
      return ChainWalk.of(whole, chain.anchors())
          .anchor()
          .map(anchor ->
              "not sent; fetched from the place that the certificate names, it leads to the trusted"
                  + " "
                  + Printable.line(anchor.certificate().shortText()));
    }
    return end.chain().anchors().anchors().stream()
        .map(TrustAnchors.Anchor::certificate)
        .filter(root -> Houses.same(root.subject(), end.top().issuer()))
        .findFirst()
        .map(root ->
            "not sent; "
                + Printable.line(root.shortText())
                + " of the same organisation is trusted");
  }
}
