// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** A hello without TLS 1.3 is refused, and the usual one is not. */
final class NewVersionOnly implements CauseRule {
  private static final int PROTOCOL_VERSION = 70;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean only =
        file.usual().isEstablished()
            && file.contact(Variation.TLS12_ALONE)
                .flatMap(Contact::alert)
                .filter(code -> code == PROTOCOL_VERSION)
                .isPresent();
    if (!only) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(HandshakeCause.NEW_VERSION_ONLY)
            .wanted("TLS 1.3")
            .found("the alert protocol_version to a hello with TLS 1.2 alone")
            .build());
  }
}
