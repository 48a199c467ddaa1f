// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.handshake;

import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.ServerChoice;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import java.util.Optional;

/** What a hello with everything of old brought out of the server. */
final class OldServer {
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int INSUFFICIENT_SECURITY = 71;

  private OldServer() {}

  /** The server's choice among old things. */
  static Optional<ServerChoice> choice(CaseFile file) {
    return file.contact(Variation.OLD_PARAMETERS).flatMap(contact -> contact.heard().choice());
  }

  /** Whether it refuses even that in the same way. */
  static boolean refusesAll(CaseFile file) {
    return file.contact(Variation.OLD_PARAMETERS)
        .flatMap(Contact::alert)
        .filter(code -> code == HANDSHAKE_FAILURE)
        .isPresent();
  }

  /** Whether the usual hello was refused as having nothing in common with the server. */
  static boolean foundNothingInCommon(CaseFile file) {
    return (file.endedBy(HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY)
            || file.ending() instanceof Ending.Closed
            || file.ending() instanceof Ending.Reset)
        && !file.usual().wasAnswered();
  }
}
