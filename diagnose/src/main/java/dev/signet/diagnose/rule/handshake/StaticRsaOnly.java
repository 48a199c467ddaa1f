// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** Of all old suites the server takes one without a key exchange of its own. */
final class StaticRsaOnly implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OldServer.choice(file)
        .filter(choice -> OldServer.foundNothingInCommon(file) && choice.isStaticRsa())
        .map(choice ->
            file.about(HandshakeCause.STATIC_RSA_ONLY)
                .wanted("a suite with ECDHE")
                .found("the server takes " + choice.suiteText())
                .with("suite", choice.suiteText())
                .build());
  }
}
