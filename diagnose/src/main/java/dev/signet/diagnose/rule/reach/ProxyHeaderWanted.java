// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** With a header of the PROXY protocol the server answers. */
final class ProxyHeaderWanted implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Cut.isSilent(file) || !file.wasAnswered(Variation.PROXY_HEADER)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.PROXY_HEADER_WANTED)
            .wanted("an answer to a hello")
            .found(Cut.text(file) + "; behind a PROXY header the server shakes hands")
            .build());
  }
}
