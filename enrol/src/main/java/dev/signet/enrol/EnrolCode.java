// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum EnrolCode implements Code {
  /** What the authority sent does not fit what was asked for. */
  ENROLMENT_ANSWER_WRONG(Severity.ERROR, Fault.PEER, Category.UPSTREAM),
  /** The gateway's certificate nears its end and cannot be renewed. */
  RENEWAL_OVERDUE(Severity.WARNING, Fault.CONFIGURATION, Category.TIME),
  /** A certificate file would take the place of one that is not ours. */
  CERTIFICATE_FILE_TAKEN(Severity.ERROR, Fault.CONFIGURATION, Category.LOCAL),
  /** Certificate files cannot be written. */
  CERTIFICATE_FILES_NOT_WRITTEN(Severity.ERROR, Fault.CONFIGURATION, Category.LOCAL),
  /** An authority does not answer. */
  AUTHORITY_UNREACHABLE(Severity.ERROR, Fault.PEER, Category.UPSTREAM),
  /** What answers is no ACME server. */
  AUTHORITY_NOT_ACME(Severity.ERROR, Fault.PEER, Category.UPSTREAM),
  /** The file with the key of our account cannot be read. */
  ACCOUNT_KEY_UNREADABLE(Severity.ERROR, Fault.CONFIGURATION, Category.LOCAL),
  /** An authority refused a request. */
  AUTHORITY_REFUSED(Severity.ERROR, Fault.PEER, Category.UPSTREAM),
  /** An authority does not take the proof that can be shown. */
  PROOF_NOT_OFFERED(Severity.ERROR, Fault.CONFIGURATION, Category.UPSTREAM),
  /** An authority looked at a proof and did not accept it. */
  PROOF_NOT_ACCEPTED(Severity.ERROR, Fault.CONFIGURATION, Category.UPSTREAM),
  /** A proof could not be shown. */
  PROOF_NOT_SHOWN(Severity.ERROR, Fault.CONFIGURATION, Category.LOCAL),
  /** A name of the gateway got no certificate from an authority. */
  NAME_NOT_CERTIFIED(Severity.WARNING, Fault.CONFIGURATION, Category.UPSTREAM),
  /** More names are asked for on demand than may be ordered. */
  ON_DEMAND_LIMIT(Severity.WARNING, Fault.CONFIGURATION, Category.UPSTREAM),
  /** A private key is not that of the certificate. */
  KEY_FOREIGN(Severity.ERROR, Fault.CONFIGURATION, Category.LOCAL),
  /** What was to be run after a renewal failed. */
  RELOAD_FAILED(Severity.ERROR, Fault.CONFIGURATION, Category.LOCAL);

  private final Severity severity;
  private final Fault fault;
  private final Category category;

  EnrolCode(Severity severity, Fault fault, Category category) {
    this.severity = severity;
    this.fault = fault;
    this.category = category;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Fault fault() {
    return fault;
  }

  @Override
  public Category category() {
    return category;
  }
}
