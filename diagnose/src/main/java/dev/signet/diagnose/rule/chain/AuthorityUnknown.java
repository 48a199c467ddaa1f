// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** Neither the issuer nor anybody of its house is trusted. */
final class AuthorityUnknown implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .filter(end -> !end.top().isSelfIssued())
        .map(end ->
            end.finding(file, ChainCause.AUTHORITY_UNKNOWN)
                .wanted("an issuer in " + end.stores())
                .found(
                    "issued by "
                        + Printable.line(end.top().issuer().toString())
                        + ", which is not there")
                .build());
  }
}
