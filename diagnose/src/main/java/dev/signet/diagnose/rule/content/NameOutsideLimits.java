// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.X509Code;
import java.util.Optional;

/** A name that an authority may not certify. */
final class NameOutsideLimits implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Refusals.of(file, X509Code.NAME_CONSTRAINT_VIOLATED)
        .map(refusal ->
            file.about(ContentCause.NAME_OUTSIDE_LIMITS)
                .subject(refusal.subject())
                .wanted(refusal.wanted())
                .found(refusal.found())
                .with(
                    "authority",
                    refusal.parameters().getOrDefault("authority", "an authority above it"))
                .with("name", refusal.subject())
                .build());
  }
}
