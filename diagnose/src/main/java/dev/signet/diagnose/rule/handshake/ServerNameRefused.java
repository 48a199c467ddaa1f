// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** The server says that it has nothing for the name. */
final class ServerNameRefused implements CauseRule {
  private static final int UNRECOGNIZED_NAME = 112;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!file.endedBy(UNRECOGNIZED_NAME)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(HandshakeCause.SERVER_NAME_REFUSED)
            .wanted("a server for " + Printable.line(file.host()))
            .found("the alert unrecognized_name")
            .build());
  }
}
