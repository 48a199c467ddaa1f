// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** Whatever the validator says beyond that about an issuer. */
final class IssuerNotFound implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .map(end ->
            end.finding(file, ChainCause.ISSUER_NOT_FOUND)
                .wanted("an issuer in " + end.stores())
                .found("issued by " + Printable.line(end.top().issuer().toString()))
                .build());
  }
}
