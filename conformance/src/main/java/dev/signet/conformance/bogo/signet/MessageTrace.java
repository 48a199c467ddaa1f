// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.tls.TlsListener;
import dev.signet.tls.wire.Bytes;

/** What went over a connection, a line for each, as the tests write it down. */
final class MessageTrace implements TlsListener {
  private final StringBuilder lines = new StringBuilder();

  @Override
  public void onMessage(Direction direction, int type, Bytes message) {
    add(direction, "hs " + type);
  }

  @Override
  public void onChangeCipherSpec(Direction direction) {
    add(direction, "ccs");
  }

  @Override
  public void onInnerHello(Direction direction, Bytes message) {
    add(direction, "clienthelloinner");
  }

  @Override
  public void onAlert(Direction direction, int level, int description) {
    add(direction, "alert " + level + ' ' + description);
  }

  private void add(Direction direction, String what) {
    lines.append(direction == Direction.SENT ? "write " : "read ").append(what).append('\n');
  }

  /** All lines, each with its end. */
  String lines() {
    return lines.toString();
  }
}
