// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The server has none of the protocols that were offered. */
final class ApplicationProtocolRefused implements CauseRule {
  private static final int NO_APPLICATION_PROTOCOL = 120;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!file.endedBy(NO_APPLICATION_PROTOCOL)) {
      return Optional.empty();
    }
    String offered = String.join(", ", file.target().dialect().protocols());
    return Optional.of(
        file.about(HandshakeCause.APPLICATION_PROTOCOL_REFUSED)
            .wanted("one of " + offered)
            .found(
                file.contact(Variation.WITHOUT_PROTOCOLS).map(Contact::isEstablished).orElse(false)
                    ? "the alert no_application_protocol; without ALPN the server shakes hands"
                    : "the alert no_application_protocol")
            .with("offered", offered)
            .build());
  }
}
