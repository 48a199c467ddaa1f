// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server of TLS 1.2 does not say that its renegotiation is protected. */
final class RenegotiationUnsafe implements CauseRule {
  @Override
  public Optional<Finding> judge(CaseFile file) {
    // RFC 5746, 3.4: "If the extension is not present, the server does not support secure
    // renegotiation": every hello of this side offers it.
    Optional<ServerChoice> choice =
        file.usual().heard().choice().filter(_ -> file.usual().isEstablished());
    return choice
        .filter(it -> !it.renegotiation())
        .map(it ->
            file.about(HandshakeCause.RENEGOTIATION_UNSAFE)
                .wanted("renegotiation_info in the server's hello, or TLS 1.3")
                .found(it.versionText() + " without it")
                .build());
  }
}
