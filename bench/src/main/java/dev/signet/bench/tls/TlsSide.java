// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

/** One end of a connection in memory, of whichever engine. */
interface TlsSide {
  /** Takes all that waits in the first and appends what the handshake has to say to the second. */
  void advance(Wire input, Wire output) throws Exception;

  /** Whether the handshake is over. */
  boolean isEstablished();

  /** Makes one record of as much application data as fits, in the place of this number. */
  void seal(int place) throws Exception;

  /**
   * Opens the record that the other side, of the same kind, has made in the place of this number.
   */
  void open(TlsSide other, int place) throws Exception;

  /** Lets go of what the garbage collector does not know of. */
  default void close() {}
}
