// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.fault.TlsFault;
import java.util.Optional;

/** What came is no certificate. */
final class Unreadable implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean unreadable =
        file.chain().isEmpty()
            && !file.usual().heard().chain().isEmpty()
            && file.ending() instanceof Ending.RefusedByUs;
    if (!unreadable || !(file.ending() instanceof Ending.RefusedByUs(TlsFault fault))) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ChainCause.CERTIFICATE_UNREADABLE)
            .wanted("a certificate in DER")
            .found(fault.finding().headline() + ": " + fault.finding().found())
            .build());
  }
}
