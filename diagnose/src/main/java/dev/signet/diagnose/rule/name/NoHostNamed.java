// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.GeneralName;
import java.util.Optional;

/** The certificate has no name that a host could have. */
final class NoHostNamed implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file)
        .filter(mismatch ->
            mismatch.leaf().names().stream()
                .noneMatch(name ->
                    name instanceof GeneralName.DnsName || name instanceof GeneralName.IpAddress))
        .map(mismatch -> mismatch.finding(NameCause.NO_HOST_NAMED).build());
  }
}
