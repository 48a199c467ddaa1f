// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The host is an address, and the certificate has names, or other addresses. */
final class AddressNotNamed implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file)
        .filter(Mismatch::isAddress)
        .map(mismatch -> mismatch.finding(NameCause.ADDRESS_NOT_NAMED).build());
  }
}
