// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import java.util.Optional;

/** The key exchange that the server offers is too weak. */
final class GroupWeak implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.ending() instanceof Ending.RefusedByUs(TlsFault fault)
            && fault.code() == PeerMisbehaved.KEY_SHARE_WEAK
        ? Optional.of(
            file.about(HandshakeCause.GROUP_WEAK)
                .wanted("a key share that leads to a secret")
                .found("one that leads to a secret that anybody knows")
                .build())
        : Optional.empty();
  }
}
