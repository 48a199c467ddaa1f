// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.FinishedMessage;
import java.security.MessageDigest;

/** Checks a peer's Finished (RFC 9846, 4.4.4; RFC 5246, 7.4.9). */
public final class FinishedCheck {
  private FinishedCheck() {}

  /**
   * Compares in constant time.
   *
   * @throws TlsFault {@code decrypt_error}: "Recipients of Finished messages MUST verify that the
   *     contents are correct and if incorrect MUST terminate the connection with a decrypt_error
   *     alert"
   */
  public static VerifiedFinished check(FinishedMessage finished, byte[] wanted) throws TlsFault {
    if (!MessageDigest.isEqual(wanted, finished.verifyData().toArray())) {
      throw PeerMisbehaved.FINISHED_WRONG.toFault();
    }
    return new VerifiedFinished();
  }
}
