// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The engine is used or configured wrongly on this side. */
public enum EngineMisuse implements FaultCode {
  /** More records than one key may protect. */
  RECORD_LIMIT_REACHED,
  /** A method was called in a state that does not admit it. */
  CALL_OUT_OF_ORDER,
  /** The private key of this side cannot make the signature. */
  SIGNING_FAILED,
  /** A signer, verifier or selector threw. */
  ANSWER_FAILED,
  /** A list of configurations for Encrypted Client Hello that is none. */
  ECH_CONFIGS_MALFORMED,
  /** Encrypted Client Hello is demanded, and no configuration allows it. */
  ECH_CONFIGS_UNUSABLE;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.OURS;
  }

  @Override
  public Category category() {
    return Category.INTERNAL;
  }
}
