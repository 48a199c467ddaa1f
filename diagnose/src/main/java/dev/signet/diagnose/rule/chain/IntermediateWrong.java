// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import java.util.Optional;

/** An authority came along that has nothing to do with the chain. */
final class IntermediateWrong implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .flatMap(end ->
            end.unused().stream()
                .filter(Certificate::isAuthority)
                .filter(other -> !other.isSelfIssued())
                .findFirst()
                .map(other ->
                    end.finding(file, ChainCause.INTERMEDIATE_WRONG)
                        .wanted(
                            "the intermediate " + Printable.line(end.top().issuer().shortText()))
                        .found("the intermediate " + Printable.line(other.shortText()))
                        .with("sent", Printable.line(other.shortText()))
                        .build()));
  }
}
