// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The peer or the network ended the connection: no alert is sent, because nobody would read it. */
public enum ConnectionEnd implements FaultCode {
  /** The peer sent a fatal alert. */
  ALERT_RECEIVED,
  /** The connection was closed without a close_notify (RFC 9846 section 6.1). */
  INPUT_TRUNCATED;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.PEER;
  }

  @Override
  public Category category() {
    return Category.PROTOCOL;
  }
}
