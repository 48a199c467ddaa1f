// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import java.util.Optional;

/**
 * How an attacked connection ended.
 *
 * @param code of our finding, or {@link #SERVED} when nothing was wrong
 * @param alert that the attacker read, if any
 */
record Ending(String code, Optional<AlertDescription> alert) {
  /** The handshake was completed, and the connection ended as it should. */
  static final String SERVED = "served";

  /** Nobody was told, or not so that the attacker could read it. */
  static Ending unanswered(String code) {
    return new Ending(code, Optional.empty());
  }

  static Ending refused(String code, AlertDescription alert) {
    return new Ending(code, Optional.of(alert));
  }
}
