// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** The server speaks the right protocol, and has no TLS in it. */
final class TlsDeclined implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.ending() instanceof Ending.TlsDeclined(String answer)
        ? Optional.of(
            file.about(ReachCause.TLS_NOT_OFFERED)
                .wanted("TLS upon the request of " + file.target().dialect().scheme())
                .found("the answer: " + Printable.line(answer))
                .with("dialect", file.target().dialect().scheme())
                .build())
        : Optional.empty();
  }
}
