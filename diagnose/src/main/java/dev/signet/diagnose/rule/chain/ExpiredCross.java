// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.TrustAnchors;
import java.time.Instant;
import java.util.Optional;

/** A certificate that was sent leads to a trusted root which is over, beside a good path. */
final class ExpiredCross implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(ChainFacts::isTrusted)
        .flatMap(chain ->
            chain.sent().stream()
                .flatMap(sent -> over(chain, sent, file.scene().moment()).stream())
                .findFirst())
        .map(root ->
            file.about(ChainCause.EXPIRED_CROSS_SIGN, root)
                .wanted("no way to a root that is over")
                .found(
                    Printable.line(root.shortText())
                        + ", over since "
                        + root.validity().notAfter()
                        + ", which signed a certificate that is sent")
                .build());
  }

  /** The root that is over above a certificate; empty where the good path goes by it. */
  private static Optional<Certificate> over(ChainFacts chain, Certificate sent, Instant moment) {
    return chain.anchors().anchors().stream()
        .map(TrustAnchors.Anchor::certificate)
        .filter(root -> root.validity().isOver(moment) && !root.equals(sent))
        .filter(root -> !chain.walk().certificates().contains(root))
        .filter(root -> root.subject().equals(sent.issuer()) && sent.isSignedBy(root.key()))
        .findFirst();
  }
}
