// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;

/** A wildcard of the certificate would stand for one label, and the host has more. */
final class WildcardTooShallow implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file)
        .flatMap(mismatch ->
            mismatch.hostNames().stream()
                .filter(name -> name.startsWith("*."))
                .filter(name -> isBelow(mismatch.host(), name.substring(2)))
                .findFirst()
                .map(name ->
                    mismatch
                        .finding(NameCause.WILDCARD_TOO_SHALLOW)
                        .with("wildcard", Printable.line(name))
                        .build()));
  }

  private static boolean isBelow(String host, String parent) {
    return host.equals(parent) || host.endsWith("." + parent);
  }
}
