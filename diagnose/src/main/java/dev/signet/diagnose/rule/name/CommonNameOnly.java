// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import java.util.Optional;

/** The common name is the host, and no alternative name is there. */
final class CommonNameOnly implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file)
        .filter(mismatch -> mismatch.leaf().extension(SubjectAlternativeName.class).isEmpty())
        .filter(mismatch ->
            mismatch
                .leaf()
                .subject()
                .commonName()
                .filter(name -> name.equalsIgnoreCase(mismatch.host()))
                .isPresent())
        .map(mismatch ->
            mismatch
                .finding(NameCause.COMMON_NAME_ONLY)
                .found(
                    "the common name "
                        + Printable.line(mismatch.host())
                        + " and no alternative name")
                .build());
  }
}
