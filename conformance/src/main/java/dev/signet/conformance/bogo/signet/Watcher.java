// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.tls.TlsListener;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/** Sees what the engine's facts do not tell. */
final class Watcher implements TlsListener {
  private static final int SERVER_HELLO = 2;
  private static final int HEADER = 4;
  private static final int VERSION = 2;
  private static final int RANDOM = 32;

  /** RFC 9846, 4.1.3: the random of a HelloRetryRequest, the hash of its name. */
  private static final Bytes RETRY =
      Bytes.fromHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  private boolean retried;
  private int signedWith = NOBODY;
  private List<Bytes> authorities = List.of();

  /** No credential was used. */
  static final int NOBODY = -2;

  @Override
  public void onMessage(Direction direction, int type, Bytes message) {
    if (type == SERVER_HELLO && message.length() >= HEADER + VERSION + RANDOM) {
      retried |= message.slice(HEADER + VERSION, RANDOM).equals(RETRY);
    }
  }

  boolean hasRetried() {
    return retried;
  }

  /** The credential with this number has signed. */
  void onSignature(int number) {
    signedWith = number;
  }

  int signedWith() {
    return signedWith;
  }

  /** The server's request names these issuers. */
  void onAuthorities(List<Bytes> names) {
    authorities = names;
  }

  List<Bytes> authorities() {
    return authorities;
  }
}
