// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.suite.CipherSuite;
import java.util.Optional;

/** Of all old suites the server takes one that programs of today do not offer. */
final class SuitesUnmatched implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OldServer.choice(file)
        .filter(choice -> OldServer.foundNothingInCommon(file) && !choice.isOld())
        .filter(choice -> CipherSuite.of(choice.suite()) == null)
        .map(choice ->
            file.about(HandshakeCause.SUITES_UNMATCHED)
                .wanted(
                    "a suite with ECDHE and AEAD, such as " + CipherSuite.TLS_AES_128_GCM_SHA256)
                .found("the server takes " + choice.suiteText())
                .with("suite", choice.suiteText())
                .build());
  }
}
