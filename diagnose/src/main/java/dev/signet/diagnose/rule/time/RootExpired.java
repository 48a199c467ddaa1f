// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.TrustAnchors;
import java.util.Optional;

/** The trusted root is over, and nothing else stands against the chain. */
final class RootExpired implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OutOfTime.chain(file)
        .filter(chain -> chain.isRefusedFor(X509Code.CERTIFICATE_EXPIRED))
        .flatMap(chain ->
            chain
                .walk()
                .anchor()
                .map(TrustAnchors.Anchor::certificate)
                .filter(root -> !root.equals(chain.leaf())))
        .filter(root -> root.validity().isOver(file.scene().moment()))
        .map(root -> OutOfTime.expired(file, TimeCause.ROOT_EXPIRED, root));
  }
}
