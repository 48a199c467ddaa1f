// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** Trust starts at the server's certificate, which an authority issued. */
final class OnlyLeafTrusted implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(ChainFacts::isTrusted)
        .filter(chain -> chain.walk().certificates().size() == 1)
        .map(ChainFacts::leaf)
        .filter(leaf -> !leaf.isSelfIssued())
        .map(leaf ->
            file.about(ChainCause.ONLY_LEAF_TRUSTED, leaf)
                .wanted("a trusted root")
                .found("the server's own certificate is trusted, its issuer is not")
                .build());
  }
}
