// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.fact.ClientDemand;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** The server knows who we are, and does not let us in. */
final class Forbidden implements CauseRule {
  private static final int ACCESS_DENIED = 49;
  private static final int FORBIDDEN = 403;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean answered = file.usual().heard().demand().map(ClientDemand::answered).orElse(false);
    boolean status =
        file.usual().isEstablished()
            && file.usual().heard().http().filter(it -> it.status() == FORBIDDEN).isPresent();
    if (!answered || !(status || file.endedBy(ACCESS_DENIED))) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ClientCause.CLIENT_FORBIDDEN)
            .wanted("an owner who may come in")
            .found(status ? "status 403 after a good handshake" : "the alert access_denied")
            .with("name", Printable.line(file.own().getFirst().shortText()))
            .build());
  }
}
