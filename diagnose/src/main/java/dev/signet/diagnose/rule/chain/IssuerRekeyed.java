// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** The issuer that came along has the right name and another key. */
final class IssuerRekeyed implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .flatMap(end ->
            end.sentOfThatName()
                .filter(issuer -> !end.keysAgree(issuer))
                .findFirst()
                .map(issuer ->
                    end.finding(file, ChainCause.ISSUER_REKEYED)
                        .wanted(
                            "a signature by the "
                                + Printable.line(issuer.shortText())
                                + " that was sent")
                        .found("one by another key: the key identifiers differ")
                        .build()));
  }
}
