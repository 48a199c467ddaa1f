// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** A small hello is answered, and one with post-quantum key shares is not. */
final class LargeHelloDropped implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Cut.isSilent(file) || !file.wasAnswered(Variation.SMALL_HELLO)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.LARGE_HELLO_DROPPED)
            .wanted("an answer to a hello of more than one packet")
            .found(Cut.text(file) + "; a hello that fits one packet is answered")
            .build());
  }
}
