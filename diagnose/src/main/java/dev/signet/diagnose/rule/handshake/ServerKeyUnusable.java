// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server refuses everything alike: it has nothing to show who it is. */
final class ServerKeyUnusable implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!OldServer.foundNothingInCommon(file) || !OldServer.refusesAll(file)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(HandshakeCause.SERVER_KEY_UNUSABLE)
            .wanted("a certificate and a key that fit one of the server's suites")
            .found(
                "handshake_failure to a hello with every suite, group and signature of today and"
                    + " before")
            .build());
  }
}
