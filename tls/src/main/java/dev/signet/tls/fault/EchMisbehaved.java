// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** An encrypted hello that opens, or an answer to one, but breaks a rule of RFC 9849. */
public enum EchMisbehaved implements FaultCode {
  /** An inner hello that was sent without the outer one around it. */
  ECH_INNER_UNEXPECTED,
  /** An encrypted hello that is none, or offers more than TLS 1.3. */
  ECH_INNER_INVALID,
  /** Something other than zeros behind an encrypted hello. */
  ECH_PADDING_NOT_ZERO,
  /** An encrypted hello that refers to extensions of the outer one that it cannot have. */
  ECH_REFERENCE_WRONG,
  /** A second hello that is encrypted in another way than the first. */
  ECH_RETRY_CHANGED,
  /** A second hello that does not open with the keys of the first. */
  ECH_RETRY_FORGED,
  /** A server that read the encrypted hello when it asked for another, and then did not. */
  ECH_ACCEPTANCE_WITHDRAWN;

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
