// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.fact.ClientDemand;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server asked, got none and ended the connection, or says that it needs one. */
final class CertificateNeeded implements CauseRule {
  private static final int CERTIFICATE_REQUIRED = 116;

  /** nginx answers so within TLS where its verification wanted a certificate. */
  private static final int BAD_REQUEST = 400;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean shown = file.usual().heard().demand().map(ClientDemand::answered).orElse(false);
    boolean refused =
        file.endedBy(CERTIFICATE_REQUIRED) || Objection.isPossible(file) || isTold(file);
    if (shown || !refused || file.usual().heard().demand().isEmpty()) {
      return Optional.empty();
    }
    String status =
        file.usual().heard().http().map(answer -> "status " + answer.status()).orElse("");
    return Optional.of(
        file.about(ClientCause.CLIENT_CERTIFICATE_NEEDED)
            .wanted("a client certificate of " + Objection.authorities(file))
            .found(
                "none was shown; then "
                    + (file.usual().isEstablished() ? status : Objection.text(file)))
            .build());
  }

  private static boolean isTold(CaseFile file) {
    return file.usual().isEstablished()
        && file.usual().heard().http().filter(it -> it.status() == BAD_REQUEST).isPresent();
  }
}
