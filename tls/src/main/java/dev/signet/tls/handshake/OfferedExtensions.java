// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;

/** Checks that a peer answers what was offered, and where it may (RFC 9846, 4.2). */
public final class OfferedExtensions {
  private OfferedExtensions() {}

  /**
   * Checks an answer.
   *
   * @param offered what we sent
   * @param carrier the message of the answer
   * @throws TlsFault {@code illegal_parameter} for an extension in the wrong message, {@code
   *     unsupported_extension} for one that was not offered
   */
  public static void check(ExtensionBlock offered, ExtensionBlock answer, CarrierMessage carrier)
      throws TlsFault {
    answer.requirePlacedIn(carrier);
    answer.requireSolicitedBy(offered, carrier);
  }
}
