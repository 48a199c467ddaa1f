// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/**
 * The connection was ended: by the peer or the network, where an alert would be read by nobody, or
 * by this side's program, which has sent one of its own.
 */
public enum ConnectionEnd implements FaultCode {
  /** The peer sent a fatal alert. */
  ALERT_RECEIVED,
  /** The connection was closed without a close_notify (RFC 9846 section 6.1). */
  INPUT_TRUNCATED,
  /** This side's program ended the connection, with an alert of its own choice. */
  ABORTED;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return this == ABORTED ? Fault.CONFIGURATION : Fault.PEER;
  }

  @Override
  public Category category() {
    return Category.PROTOCOL;
  }
}
