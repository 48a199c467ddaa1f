// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import java.util.Optional;

/** A critical extension that is not known. */
final class ExtensionUnknown implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.CRITICAL_EXTENSION_UNKNOWN)
        .map(refusal ->
            file.about(ContentCause.EXTENSION_UNKNOWN)
                .subject(refusal.subject())
                .wanted(refusal.wanted())
                .found(refusal.found())
                .with("name", refusal.subject())
                .build());
  }
}
