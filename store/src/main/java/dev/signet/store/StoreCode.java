// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum StoreCode implements Code {
  /** A sealed value was sealed under another key, for another purpose, or was changed. */
  KEYRING_MISMATCH(Fault.CONFIGURATION, Category.LOCAL),
  /** The database holds sealed values and the key file is not there. */
  KEYRING_MISSING(Fault.CONFIGURATION, Category.LOCAL),
  /** The key file does not hold a key. */
  KEYRING_MALFORMED(Fault.CONFIGURATION, Category.LOCAL),

  /** The folder holds something else, or belongs to somebody else. */
  DATA_DIRECTORY_FOREIGN(Fault.CONFIGURATION, Category.LOCAL),
  /** The data directory cannot be created or written to. */
  DATA_DIRECTORY_NOT_WRITABLE(Fault.CONFIGURATION, Category.LOCAL),
  /** Another process works on the data directory. */
  DATA_DIRECTORY_LOCKED(Fault.CONFIGURATION, Category.LOCAL),
  /** Other users could read the data directory or a secret in it; the mode was put right. */
  DATA_DIRECTORY_EXPOSED(Severity.WARNING, Fault.CONFIGURATION, Category.LOCAL),

  /** A file cannot be written. */
  FILE_NOT_WRITABLE(Fault.CONFIGURATION, Category.LOCAL),
  /** A file that must be new exists. */
  FILE_EXISTS(Fault.CONFIGURATION, Category.LOCAL),
  /** A file cannot be read. */
  FILE_NOT_READABLE(Fault.CONFIGURATION, Category.LOCAL),
  /** No space is left for a file. */
  DISK_FULL(Fault.CONFIGURATION, Category.STORAGE),

  /** The setting {@code database} cannot be understood. */
  DATABASE_SETTING(Fault.CONFIGURATION, Category.LOCAL),
  /** A newer version of Signet has changed the database. */
  DATABASE_NEWER(Fault.CONFIGURATION, Category.LOCAL),
  /** The tables were made by scripts that differ from those of this version. */
  DATABASE_ALTERED(Fault.CONFIGURATION, Category.LOCAL),
  /** Another program holds the database file. */
  DATABASE_LOCKED(Fault.CONFIGURATION, Category.STORAGE),
  /** The disk or quota that holds the database is full. */
  DATABASE_FULL(Fault.CONFIGURATION, Category.STORAGE),
  /** The file is no database, or a damaged one. */
  DATABASE_DAMAGED(Fault.CONFIGURATION, Category.LOCAL),
  /** The database can be read but not written. */
  DATABASE_NOT_WRITABLE(Fault.CONFIGURATION, Category.STORAGE),
  /** The database server does not answer. */
  DATABASE_UNREACHABLE(Fault.NETWORK, Category.UNAVAILABLE),
  /** The database server refuses the user or password. */
  DATABASE_LOGIN_REFUSED(Fault.CONFIGURATION, Category.STORAGE),
  /** The database server has no database of that name. */
  DATABASE_MISSING(Fault.CONFIGURATION, Category.STORAGE),
  /** The database server offers no TLS, or its certificate does not hold. */
  DATABASE_TLS_UNVERIFIED(Fault.CONFIGURATION, Category.TRUST),
  /** Too much work waits for the database, or transactions kept conflicting. */
  DATABASE_BUSY(Fault.OURS, Category.UNAVAILABLE),
  /** The database is closed because the program stops. */
  DATABASE_CLOSED(Fault.OURS, Category.UNAVAILABLE);

  private final Severity severity;
  private final Fault fault;
  private final Category category;

  StoreCode(Fault fault, Category category) {
    this(Severity.ERROR, fault, category);
  }

  StoreCode(Severity severity, Fault fault, Category category) {
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
