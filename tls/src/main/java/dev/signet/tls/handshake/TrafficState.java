// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.fault.TlsFault;
import org.jspecify.annotations.Nullable;

/** A connection whose handshake is over. */
public interface TrafficState extends HandshakeState {
  /** What the handshake came to. */
  ConnectionFacts facts();

  /**
   * Takes new keys for what we send.
   *
   * @param requestPeer whether the peer shall do the same
   * @throws TlsFault in TLS 1.2, which has no such message
   */
  void updateKeys(boolean requestPeer, Flow flow) throws TlsFault;

  @Override
  byte[] export(String label, byte @Nullable [] context, int length);

  /**
   * Application data came.
   *
   * @throws TlsFault where it must not come now
   */
  void dataReceived() throws TlsFault;

  /** Whether {@link #requestCertificate} may be called: by a server, and one at a time. */
  default boolean mayRequestCertificate() {
    return false;
  }

  /**
   * Asks the client who it is (RFC 9846, 4.6.2).
   *
   * @throws IllegalStateException where it may not be asked
   */
  default void requestCertificate(ClientAuthentication.Asked asked, Flow flow) throws TlsFault {
    throw new IllegalStateException("the client may not be asked now");
  }

  /** Sends what has to go before our next data. */
  void beforeData(Flow flow) throws TlsFault;

  /** Wipes the secrets. */
  void wipe();
}
