// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum JsseCode implements Code {
  /** A PEM file that should hold a private key holds none. */
  PRIVATE_KEY_MISSING(Category.LOCAL),
  /** The private key is not the other half of the certificate's key. */
  PRIVATE_KEY_FOREIGN(Category.LOCAL),
  /** The certificates of a chain do not follow each other, the server's own first. */
  CHAIN_UNORDERED(Category.LOCAL),
  /** A file with keys or certificates cannot be read. */
  STORE_UNREADABLE(Category.LOCAL),
  /** The peer's key is none of those that were pinned. */
  PIN_UNMATCHED(Category.TRUST),
  /** The peer's name is to be checked, and nobody said what it is. */
  PEER_NAME_UNKNOWN(Category.USAGE),
  /** The application's own trust manager refused the peer. */
  TRUST_MANAGER_REFUSED(Category.TRUST),
  /** The application's constraints forbid an algorithm of the peer's certificates. */
  ALGORITHM_CONSTRAINED(Category.TRUST),
  /** Secrets of connections are written to a file. */
  KEY_LOG_ACTIVE(Category.LOCAL),
  /** The file for secrets may be read or changed by others. */
  KEY_LOG_EXPOSED(Category.LOCAL),
  /** The file for secrets cannot be written. */
  KEY_LOG_UNWRITABLE(Category.LOCAL);

  private final Category category;

  JsseCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return this == KEY_LOG_ACTIVE ? Severity.WARNING : Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return category == Category.TRUST ? Fault.PEER : Fault.CONFIGURATION;
  }

  @Override
  public Category category() {
    return category;
  }
}
