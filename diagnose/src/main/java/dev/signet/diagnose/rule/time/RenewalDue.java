// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.time.Duration;
import java.util.Optional;

/** The certificate is in the last tenth of its life. */
final class RenewalDue implements CauseRule {
  /**
   * ACME clients renew after two thirds; with nine tenths over, something has kept them from it.
   */
  private static final double LATE = 0.9;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(ChainFacts::isTrusted)
        .map(ChainFacts::leaf)
        .filter(leaf -> leaf.validity().elapsed(file.scene().moment()) >= LATE)
        .map(leaf ->
            file.about(TimeCause.RENEWAL_DUE, leaf)
                .wanted("a new certificate before " + leaf.validity().notAfter())
                .found(
                    Math.round(100 * leaf.validity().elapsed(file.scene().moment()))
                        + " % of its life is over")
                .with(
                    "left",
                    Spans.text(Duration.between(file.scene().moment(), leaf.validity().notAfter())))
                .build());
  }
}
