// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** Of all old suites the server takes Diffie-Hellman, with a prime that is too short. */
final class PrimeTooShort implements CauseRule {
  /** RFC 9325, 4.2: groups of less than 2048 bits are not to be used. */
  private static final int LEAST = 2048;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return OldServer.choice(file)
        .filter(choice -> OldServer.foundNothingInCommon(file) && !choice.isOld())
        .filter(choice -> choice.primeBits().orElse(LEAST) < LEAST)
        .map(choice ->
            file.about(HandshakeCause.GROUP_WEAK)
                .wanted("x25519 or secp256r1, or a prime of at least " + LEAST + " bits")
                .found(
                    "the server takes "
                        + choice.suiteText()
                        + " with a prime of "
                        + choice.primeBits().getAsInt()
                        + " bits")
                .build());
  }
}
