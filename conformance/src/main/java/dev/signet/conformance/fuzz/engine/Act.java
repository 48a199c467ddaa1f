// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.engine;

import java.util.List;

/**
 * What the one who drives an engine does of itself. In a script it stands between records, as a
 * byte that no record begins with.
 */
enum Act {
  /** Sends a little data. */
  SEND,
  /** Sends some before the handshake is over. */
  SEND_EARLY,
  /** Takes new keys, and asks for them. */
  UPDATE,
  /** A server asks the client who it is. */
  ASK,
  /** Exports keys. */
  EXPORT,
  /** Says that no more is sent. */
  CLOSE;

  private static final int FIRST = 0xf0;

  /** As it stands in a script. */
  byte code() {
    return (byte) (FIRST + List.of(values()).indexOf(this));
  }

  /** Does a script go on with an act, and not with a record? */
  static boolean isAt(byte[] script, int at) {
    return (script[at] & 0xff) >= FIRST;
  }

  /** The act that a byte stands for. */
  static Act of(byte code) {
    return values()[((code & 0xff) - FIRST) % values().length];
  }
}
