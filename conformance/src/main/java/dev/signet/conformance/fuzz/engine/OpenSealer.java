// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import dev.signet.tls.session.TicketSealer;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/** Tickets that everybody can read and write: what they hold is the fuzzer's to change. */
final class OpenSealer implements TicketSealer {
  @Override
  public Bytes seal(byte[] state) {
    return Bytes.of(state);
  }

  @Override
  public Optional<byte[]> open(Bytes ticket) {
    return Optional.of(ticket.toArray());
  }
}
