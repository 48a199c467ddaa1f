// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** A message of the peer that can be read, but breaks a rule of the protocol. */
public enum PeerMisbehaved implements FaultCode {
  /** A message that does not belong there. */
  MESSAGE_UNEXPECTED,
  /** An extension that is not defined for its message. */
  EXTENSION_MISPLACED,
  /** The answer to an extension that was not offered. */
  EXTENSION_UNSOLICITED,
  /** An extension that had to be there is not. */
  EXTENSION_MISSING,
  /** A key share of a length that its group does not have. */
  KEY_SHARE_LENGTH_WRONG,
  /** A key share that is not a public key of its group. */
  KEY_SHARE_UNUSABLE,
  /** A key share that leads to a secret that anybody knows. */
  KEY_SHARE_WEAK,
  /** A signature by a scheme that the certificate's key cannot make. */
  SIGNATURE_SCHEME_UNFIT;

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
