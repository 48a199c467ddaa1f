// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum TrustCode implements Code {
  /** The certificate is no root, so that trusting it would help few programs. */
  TRUST_NOT_ROOT,
  /** The program that edits NSS databases is not installed. */
  CERTUTIL_MISSING,
  /** The program that rebuilds Debian's store is not installed. */
  UPDATE_CA_CERTIFICATES_MISSING,
  /** A store cannot be read. */
  TRUST_STORE_UNREADABLE,
  /** A store cannot be written. */
  TRUST_STORE_UNWRITABLE,
  /** A Java store has another password than the usual one. */
  TRUST_STORE_PASSWORD,
  /** A Java store's certificates are encrypted, so that Java programs do not see them. */
  TRUST_STORE_ENCRYPTED,
  /** A program that edits a store failed. */
  TRUST_COMMAND_FAILED;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.CONFIGURATION;
  }

  @Override
  public Category category() {
    return Category.LOCAL;
  }
}
