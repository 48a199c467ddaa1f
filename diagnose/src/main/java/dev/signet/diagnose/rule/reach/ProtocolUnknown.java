// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** Something came that is not TLS, and no protocol that is known here. */
final class ProtocolUnknown implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean fine = file.target().dialect() == Dialect.HTTP && FirstBytes.of(file).begin("HTTP/");
    if (!FirstBytes.decide(file) || fine) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.PROTOCOL_UNKNOWN)
            .wanted("a record of TLS")
            .found(FirstBytes.of(file).shown())
            .build());
  }
}
