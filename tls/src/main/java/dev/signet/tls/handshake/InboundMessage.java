// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.RawPublicKey12;
import dev.signet.tls.message.ServerGreeting;
import dev.signet.tls.wire.Bytes;

/**
 * A whole handshake message of the peer.
 *
 * @param whole with its header of four bytes, as it goes into the transcript
 */
public record InboundMessage(Bytes whole) {
  /** RFC 9846, 4. */
  public int type() {
    return whole.at(0);
  }

  /** Whether it is of a type of {@link HandshakeTypes}. */
  public boolean is(int wanted) {
    return type() == wanted;
  }

  /**
   * Reads it as the message of TLS 1.3 that has to come now; a ClientHello is the same in both.
   *
   * @throws TlsFault {@code unexpected_message} where another one came
   */
  public <M extends HandshakeMessage> M read13(Class<M> wanted, int wantedType) throws TlsFault {
    if (!is(wantedType)) {
      throw unexpected(HandshakeTypes.name(wantedType));
    }
    return wanted.cast(HandshakeReader.readTls13(whole));
  }

  /** The same for TLS 1.2. */
  public <M extends HandshakeMessage> M read12(Class<M> wanted, int wantedType) throws TlsFault {
    if (!is(wantedType)) {
      throw unexpected(HandshakeTypes.name(wantedType));
    }
    return wanted.cast(HandshakeReader.readTls12(whole));
  }

  /** Reads it as the Certificate message of TLS 1.2 where a raw public key was agreed on. */
  public RawPublicKey12 readRawPublicKey12() throws TlsFault {
    if (!is(HandshakeTypes.CERTIFICATE)) {
      throw unexpected(HandshakeTypes.name(HandshakeTypes.CERTIFICATE));
    }
    return HandshakeReader.readRawPublicKey12(whole);
  }

  /** Reads it as a ServerHello or a HelloRetryRequest. */
  public ServerGreeting readServerHello() throws TlsFault {
    return read13(ServerGreeting.class, HandshakeTypes.SERVER_HELLO);
  }

  /**
   * RFC 9846, 4: "A peer which receives a handshake message in an unexpected order MUST abort the
   * handshake with an unexpected_message alert".
   */
  public TlsFault unexpected(String wanted) {
    return PeerMisbehaved.MESSAGE_UNEXPECTED.toFault(wanted, HandshakeTypes.name(type()));
  }
}
