// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.ConnectionFacts.Shown;

/**
 * The proof that a peer's chain was accepted and that it holds the key of it. Only {@link
 * PeerQuestion} makes one.
 */
public final class VerifiedPeer {
  private final Shown shown;

  VerifiedPeer(Shown shown) {
    this.shown = shown;
  }

  /** What it showed, with what the verifier said of it. */
  public Shown shown() {
    return shown;
  }
}
