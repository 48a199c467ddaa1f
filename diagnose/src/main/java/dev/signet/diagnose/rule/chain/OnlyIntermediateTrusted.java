// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.path.TrustAnchors;
import java.util.Optional;

/** Trust starts at an authority that another one issued. */
final class OnlyIntermediateTrusted implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(ChainFacts::isTrusted)
        .flatMap(chain -> chain.walk().anchor().map(TrustAnchors.Anchor::certificate))
        .filter(anchor -> anchor.isAuthority() && !anchor.isSelfIssued())
        .map(anchor ->
            file.about(ChainCause.ONLY_INTERMEDIATE_TRUSTED, anchor)
                .wanted("a trusted root")
                .found(
                    "the intermediate is trusted, its issuer "
                        + Printable.line(anchor.issuer().shortText())
                        + " is not")
                .build());
  }
}
