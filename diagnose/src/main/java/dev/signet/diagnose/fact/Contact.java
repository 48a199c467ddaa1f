// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.tls.suite.ProtocolVersion;
import java.util.List;
import java.util.Optional;

/**
 * One connection to the server, and all that was seen of it.
 *
 * @param variation in what it differed from the usual
 * @param route where it went
 * @param spoken whether this side said anything before it ended
 * @param ending how it ended
 * @param heard what the server said
 */
public record Contact(
    Variation variation, Route route, boolean spoken, Ending ending, Heard heard) {
  /** Whether the handshake came to its end, and nothing spoke against it. */
  public boolean isEstablished() {
    return ending instanceof Ending.Established;
  }

  /** Whether the server got as far as a hello of its own. */
  public boolean wasAnswered() {
    return heard.choice().isPresent();
  }

  /** The alert that ended it; empty where something else did. */
  public Optional<Integer> alert() {
    return ending instanceof Ending.AlertReceived(int code) ? Optional.of(code) : Optional.empty();
  }

  /** What the hello offered. */
  public List<ProtocolVersion> offered() {
    return variation == Variation.TLS12_ALONE
        ? List.of(ProtocolVersion.TLS12)
        : ProtocolVersion.newestFirst();
  }
}
