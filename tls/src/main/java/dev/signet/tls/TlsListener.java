// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.wire.Bytes;
import java.time.Duration;

/**
 * Sees what an engine does, as it does it, on the thread that drives the engine. All methods do
 * nothing unless overridden; with {@link #NONE} the engine makes no event at all.
 */
public interface TlsListener {
  /** Nobody listens. */
  TlsListener NONE = new TlsListener() {};

  /** Which way a message went. */
  enum Direction {
    /** From the peer. */
    RECEIVED,
    /** To the peer. */
    SENT
  }

  /**
   * A handshake message.
   *
   * @param direction which way
   * @param type RFC 9846, 4
   * @param message its exact bytes with the header of four
   */
  default void onMessage(Direction direction, int type, Bytes message) {}

  /** A change_cipher_spec, which in TLS 1.3 means nothing (RFC 9846, 5). */
  default void onChangeCipherSpec(Direction direction) {}

  /**
   * The ClientHello that Encrypted Client Hello hides (RFC 9849): what counts from here on, where
   * {@link #onMessage} has told of the one that everybody sees.
   *
   * @param message its exact bytes with the header of four, as they go into the transcript
   */
  default void onInnerHello(Direction direction, Bytes message) {}

  /** An alert. */
  default void onAlert(Direction direction, int level, int description) {}

  /**
   * A secret came into being.
   *
   * @param label as in a key log (RFC 9850, 2.2)
   */
  default void onSecretMade(String label) {}

  /** A secret was wiped. */
  default void onSecretWiped(String label) {}

  /**
   * A secret's value, only where {@link #wantsSecrets()}: who has it reads the connection.
   *
   * @param label RFC 9850, 2.2
   * @param clientRandom 32 bytes
   * @param secret must not be kept
   */
  default void onSecret(String label, Bytes clientRandom, byte[] secret) {}

  /** Whether {@link #onSecret} is called. */
  default boolean wantsSecrets() {
    return false;
  }

  /**
   * A server goes on from a ticket of TLS 1.3.
   *
   * @param skew by how much its age, as the client tells it, is above the age that the server knows
   *     (RFC 9846, 8.3): the difference of two clocks' speed and the time on the way
   */
  default void onTicketAge(Duration skew) {}

  /**
   * A choice was made.
   *
   * @param what such as {@code group}
   * @param chosen such as {@code x25519}
   * @param reason one line
   */
  default void onDecision(String what, String chosen, String reason) {}
}
