// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** A certificate was given, and nobody wanted it. */
final class CertificateUnasked implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean unasked =
        file.usual().isEstablished()
            && !file.own().isEmpty()
            && file.usual().heard().demand().isEmpty();
    if (!unasked) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ClientCause.CLIENT_CERTIFICATE_UNASKED)
            .wanted("a request for a certificate")
            .found("none in the handshake")
            .with("name", Printable.line(file.own().getFirst().shortText()))
            .build());
  }
}
