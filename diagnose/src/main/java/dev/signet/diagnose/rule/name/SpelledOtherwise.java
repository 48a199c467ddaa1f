// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** The same name in another spelling: a final dot in the certificate, or letters beyond ASCII. */
final class SpelledOtherwise implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return Mismatch.of(file)
        .filter(mismatch ->
            mismatch.hostNames().stream()
                .anyMatch(name -> plain(name).equals(plain(mismatch.host()))))
        .map(mismatch -> mismatch.finding(NameCause.NAME_SPELLED_OTHERWISE).build());
  }

  private static String plain(String name) {
    String undotted = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    try {
      return IDN.toASCII(undotted, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noName) {
      return undotted;
    }
  }
}
