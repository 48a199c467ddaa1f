// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.rule.CauseRule;
import java.util.List;

/** The rules for certificates of clients. */
public final class ClientRules {
  private ClientRules() {}

  /** In the order in which they are asked: the first that recognises the case has it. */
  public static List<CauseRule> ordered() {
    return List.of(
        new CertificateNeeded(),
        new CertificateOutdated(),
        new CertificateRevoked(),
        new PurposeWrong(),
        new Forbidden(),
        new NotForwarded(),
        new ChainIncomplete(),
        new IssuerRefused(),
        new KeyUnsuitable(),
        new CertificateRefused());
  }

  /** What is worth knowing where nothing is wrong. */
  public static List<CauseRule> notes() {
    return List.of(new CertificateUnasked());
  }
}
