// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** A hello without the name is answered, one with it is not. */
final class NameFiltered implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Cut.isSilent(file) || !file.wasAnswered(Variation.WITHOUT_NAME)) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.NAME_FILTERED)
            .wanted("an answer to a hello that names " + Printable.line(file.host()))
            .found(Cut.text(file) + "; a hello that names nobody is answered")
            .build());
  }
}
