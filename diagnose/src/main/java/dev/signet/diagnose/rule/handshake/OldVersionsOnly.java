// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server chooses a version before TLS 1.2, or refuses both newer ones. */
final class OldVersionsOnly implements CauseRule {
  private static final int PROTOCOL_VERSION = 70;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    Optional<ServerChoice> old =
        file.usual().heard().choice().or(() -> OldServer.choice(file)).filter(ServerChoice::isOld);
    boolean refused = file.endedBy(PROTOCOL_VERSION);
    if (file.usual().isEstablished() || (old.isEmpty() && !refused)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(HandshakeCause.OLD_VERSIONS_ONLY)
            .wanted("TLS 1.3 or TLS 1.2")
            .found(
                old.map(choice -> "the server chooses " + choice.versionText())
                    .orElse("the alert protocol_version to a hello with both"))
            .build());
  }
}
