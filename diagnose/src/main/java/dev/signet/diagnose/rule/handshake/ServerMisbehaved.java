// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.fault.TlsFault;
import java.util.Optional;

/** This side refused what the server sent, by a rule of TLS. */
final class ServerMisbehaved implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.ending() instanceof Ending.RefusedByUs(TlsFault fault)
        ? Optional.of(
            file.about(HandshakeCause.SERVER_MISBEHAVED)
                .wanted(fault.finding().wanted())
                .found(
                    fault.finding().found().isEmpty()
                        ? fault.finding().headline()
                        : fault.finding().headline() + ": " + fault.finding().found())
                .with("rule", fault.finding().code().id())
                .build())
        : Optional.empty();
  }
}
