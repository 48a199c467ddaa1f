// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** A message of the peer that can be read, but breaks a rule of the protocol. */
public enum PeerMisbehaved implements FaultCode {
  /** A record that was not sealed with the key that both sides have. */
  RECORD_FORGED,
  /** A record that is longer than it may be, or holds more. */
  RECORD_TOO_LONG,
  /** A record of a type that TLS does not have, or not there. */
  RECORD_TYPE_UNKNOWN,
  /** A protected record of TLS 1.3 that shows another type on its outside. */
  RECORD_OUTER_TYPE_WRONG,
  /** A protected record of TLS 1.3 that holds nothing but zeros. */
  RECORD_WITHOUT_TYPE,
  /** Records without content, one after the other. */
  EMPTY_RECORDS_TOO_MANY,
  /** More early data than this server skips. */
  EARLY_DATA_TOO_LONG,
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
