// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

/**
 * The proof that the peer's Finished was checked: both sides have seen the same handshake, and hold
 * the same keys. Only {@link FinishedCheck} makes one, and no connection carries data without.
 */
public final class VerifiedFinished {
  VerifiedFinished() {}
}
