// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** What does not add up in the records of the authority. */
public enum AuditCode implements Code {
  /** A row has no entry in the log. */
  LOG_ENTRY_MISSING,
  /** A row says something else than its entry in the log. */
  LOG_ENTRY_DIFFERS,
  /** An entry of the log has no row any more. */
  LOG_ROW_MISSING,
  /** An entry of the log has been changed. */
  LOG_ENTRY_CHANGED,
  /** The tree over the entries is not the one that is stored. */
  LOG_TREE_DIFFERS,
  /** The stored checkpoint was not signed by the log's key for this tree. */
  LOG_CHECKPOINT_REFUSED,
  /** The log is not a continuation of what it was when a checkpoint was put away. */
  LOG_REWRITTEN,
  /** A certificate is not the one that was written down before it was signed. */
  ISSUED_DIFFERS,
  /** A certificate's signature is not its issuer's. */
  ISSUED_SIGNATURE_WRONG,
  /** A certificate breaks a rule. */
  ISSUED_BREAKS_RULE,
  /** A list of revoked certificates is not what its revocations give. */
  LIST_DIFFERS;

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
    return Category.CONFLICT;
  }
}
