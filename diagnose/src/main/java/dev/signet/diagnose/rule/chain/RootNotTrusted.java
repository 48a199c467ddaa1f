// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The chain is whole, its root came along, and nobody here trusts it. */
final class RootNotTrusted implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .filter(end -> !end.top().equals(end.chain().leaf()) && end.top().isSelfSigned())
        .filter(end -> end.chain().sent().contains(end.top()))
        .map(end ->
            end.finding(file, ChainCause.ROOT_NOT_TRUSTED)
                .wanted("this root in " + end.stores())
                .found("it is not there; SHA-256 " + end.top().fingerprint())
                .build());
  }
}
