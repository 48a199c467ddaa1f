// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.X509Code;
import java.util.Optional;
import java.util.regex.Pattern;

/** Nobody, or somebody else, is at the address that the hosts file has for the name. */
final class AddressFixed implements CauseRule {
  /** A machine's names for itself. */
  private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1");

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.scene()
        .fixed()
        .filter(address -> !LOOPBACK.matcher(address).matches())
        .filter(_ -> isNobodyThere(file) || isSomebodyElse(file))
        .map(address ->
            file.about(ReachCause.ADDRESS_FROM_HOSTS_FILE)
                .wanted(
                    "the address that the network has for " + Printable.line(file.target().host()))
                .found(Printable.line(address) + " in /etc/hosts")
                .build());
  }

  private static boolean isNobodyThere(CaseFile file) {
    return switch (file.ending()) {
      case Ending.Refused _, Ending.Filtered _, Ending.Unroutable _ -> true;
      default -> false;
    };
  }

  private static boolean isSomebodyElse(CaseFile file) {
    return file.chain()
        .filter(chain ->
            chain.isRefusedFor(
                X509Code.CERTIFICATE_NAME_MISMATCH, X509Code.CERTIFICATE_NAME_ABSENT))
        .isPresent();
  }
}
