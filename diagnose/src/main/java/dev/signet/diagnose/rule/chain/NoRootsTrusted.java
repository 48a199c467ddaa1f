// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The trust store is empty. */
final class NoRootsTrusted implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(chain -> chain.anchors().isEmpty())
        .map(chain ->
            file.about(ChainCause.NO_ROOTS_TRUSTED)
                .wanted("at least one trusted root")
                .found("none in " + chain.anchors().storesText())
                .build());
  }
}
