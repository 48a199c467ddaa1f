// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.time.Duration;
import java.util.Optional;

/** A public certificate that lives longer than browsers allow. */
final class LifetimeTooLong implements CauseRule {
  /** CA/Browser Forum, Baseline Requirements 6.3.2: certificates issued from 2020-09-01 on. */
  private static final Duration LONGEST = Duration.ofDays(398);

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(PublicRoot::isIn)
        .map(ChainFacts::leaf)
        .filter(leaf -> leaf.validity().length().compareTo(LONGEST.plusDays(1)) > 0)
        .map(leaf ->
            file.about(ContentCause.PUBLIC_LIFETIME_TOO_LONG, leaf)
                .wanted("at most " + LONGEST.toDays() + " days")
                .found(leaf.validity().length().toDays() + " days")
                .build());
  }
}
