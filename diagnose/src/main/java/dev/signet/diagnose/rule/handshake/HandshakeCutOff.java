// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server had answered, and then the connection ended. */
final class HandshakeCutOff implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean ended =
        switch (file.ending()) {
          case Ending.Closed _, Ending.Reset _, Ending.Silent _ -> true;
          default -> false;
        };
    if (!ended || !file.usual().wasAnswered()) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(HandshakeCause.HANDSHAKE_CUT_OFF)
            .wanted("the rest of the handshake")
            .found(
                file.ending() instanceof Ending.Silent
                    ? "nothing more came"
                    : "the end of the connection, without an alert")
            .build());
  }
}
