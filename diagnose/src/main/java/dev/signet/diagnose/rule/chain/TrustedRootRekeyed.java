// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** A trusted certificate has the issuer's name and another key. */
final class TrustedRootRekeyed implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .flatMap(end ->
            end.anchorsOfThatName()
                .findFirst()
                .map(trusted ->
                    end.finding(file, ChainCause.TRUSTED_ROOT_REKEYED)
                        .wanted(
                            "the key of the trusted "
                                + Printable.line(trusted.shortText())
                                + ", SHA-256 "
                                + trusted.fingerprint())
                        .found("a signature by another key under that name")
                        .with("trusted", trusted.fingerprint())
                        .build()));
  }
}
