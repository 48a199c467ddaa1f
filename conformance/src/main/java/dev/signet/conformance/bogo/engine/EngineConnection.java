// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.engine;

import dev.signet.conformance.bogo.settings.NotImplemented;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One connection of the engine under test. Every call blocks until it is done. */
public interface EngineConnection {
  /** {@link #read} found the end. */
  int END = -1;

  /** Runs the handshake to its end. */
  void handshake() throws IOException, EngineFault, NotImplemented;

  /** Does data flow that is early (RFC 9846, 2.3), though {@link #handshake} has returned? */
  default boolean isEarly() {
    return false;
  }

  /** Has the server refused this client's early data, so that it is to be sent again? */
  default boolean hasRejectedEarlyData() {
    return false;
  }

  /** Runs the handshake to its end, which {@link #handshake} does not where data is early. */
  default void finishHandshake() throws IOException, EngineFault, NotImplemented {
    handshake();
  }

  /**
   * Reads application data, after a handshake where there was none yet.
   *
   * @return how many bytes, or {@link #END} after close_notify or the end of the connection
   */
  int read(byte[] into) throws IOException, EngineFault, NotImplemented;

  /** Writes all of these bytes as application data. */
  void write(byte[] from, int offset, int length) throws IOException, EngineFault, NotImplemented;

  /**
   * Runs the handshake on until a message of the peer's came, or to its end.
   *
   * @param type of the message (RFC 9846, 4)
   */
  default void handshakeUntil(int type) throws IOException, EngineFault, NotImplemented {
    throw new NotImplemented("early data in the middle of a flight");
  }

  /** Has the peer said close_notify? */
  boolean hasReceivedClose();

  /** Says close_notify. */
  void closeSending() throws IOException, EngineFault;

  /** Changes the sending key (RFC 9846, 4.6.3) without asking the peer to do the same. */
  void updateKeys() throws IOException, EngineFault, NotImplemented;

  /** Keying material (RFC 9846, 7.5; RFC 5705). */
  byte[] export(String label, byte @Nullable [] context, int length)
      throws EngineFault, NotImplemented;

  /** Ends the connection with a fatal alert (RFC 9846, 6.2). */
  default void abort(int alert) throws IOException, NotImplemented {
    throw new NotImplemented("an alert of the program's choice");
  }

  /** What went over the connection, a line for each message, change_cipher_spec and alert. */
  default String messageTrace() throws NotImplemented {
    throw new NotImplemented("fact: the messages");
  }

  /** What the handshake came to. */
  Facts facts() throws NotImplemented;

  /** Has this client got a session that a later connection can offer? */
  boolean hasNewSession();
}
