// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.record.Record;
import java.util.List;
import java.util.function.Consumer;

/**
 * One attack, and how it has to end.
 *
 * @param name what the peer does, in words
 * @param version that it speaks
 * @param plot writes the script
 * @param ending that our side has to come to
 */
record Attack(String name, ProtocolVersion version, Consumer<Script> plot, Ending ending) {
  /** RFC 9846, 5.1: "Alert messages … MUST NOT be fragmented across records". */
  private static final int ALERT_LENGTH = 2;

  /** An attack that is refused. */
  static Attack refused(
      String name,
      ProtocolVersion version,
      String code,
      AlertDescription alert,
      Consumer<Script> plot) {
    return new Attack(name, version, plot, Ending.refused(code, alert));
  }

  /** Something odd that is right all the same: the handshake is completed, and it ends in order. */
  static Attack served(String name, ProtocolVersion version, Consumer<Script> plot) {
    Consumer<Script> closing =
        plot.andThen(script ->
            script.sendIn(
                List.of(new Record(ALERT_LENGTH)),
                Faulty.alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY)));
    return new Attack(
        name, version, closing, Ending.refused(Ending.SERVED, AlertDescription.CLOSE_NOTIFY));
  }

  Script script() {
    Script script = new Script(version);
    plot.accept(script);
    return script;
  }

  @Override
  public String toString() {
    return version + ": " + name;
  }
}
