// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import java.util.Optional;

/** Suite and group are usual ones; what is left are signatures. */
final class SignaturesUnmatched implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OldServer.choice(file)
        .filter(choice -> OldServer.foundNothingInCommon(file) && !choice.isOld())
        .filter(choice -> CipherSuite.of(choice.suite()) != null)
        .filter(choice ->
            choice.group().isPresent() && NamedGroup.of(choice.group().getAsInt()) != null)
        .map(choice ->
            file.about(HandshakeCause.SIGNATURES_UNMATCHED)
                .wanted("a signature by SHA-256 or better")
                .found("the server goes on only where SHA-1 or DSA is offered")
                .build());
  }
}
