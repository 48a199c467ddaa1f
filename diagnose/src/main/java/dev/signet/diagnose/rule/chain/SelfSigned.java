// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The certificate was signed by its own key. */
final class SelfSigned implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .filter(end -> end.top().equals(end.chain().leaf()) && end.top().isSelfSigned())
        .map(end ->
            end.finding(file, ChainCause.SERVER_SELF_SIGNED)
                .wanted("an issuer in " + end.stores())
                .found("the issuer is the certificate itself")
                .build());
  }
}
