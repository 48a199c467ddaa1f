// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.fault.TlsFault;

/**
 * How a handshake goes on once an answer is there.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface Continuation<T> {
  /** Gives the state that follows. */
  HandshakeState resume(T answer) throws TlsFault;
}
