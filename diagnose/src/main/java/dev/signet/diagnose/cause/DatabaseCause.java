// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** How database drivers hide a cause, and what to do. */
public enum DatabaseCause implements Cause {
  /** The driver waited for a server, and the cause stands inside its message. */
  MONGODB_SELECTION_TIMED_OUT(Kind.PEER, Category.PROTOCOL),
  /** The driver's key file has no key in it. */
  MONGODB_KEY_FILE_INCOMPLETE(Kind.LOCAL, Category.LOCAL),
  /** The Java driver waited for a server, and the cause stands inside its message. */
  MONGODB_JAVA_TIMED_OUT(Kind.PEER, Category.PROTOCOL),
  /** libpq does not say why verification failed. */
  LIBPQ_REASON_DROPPED(Kind.PEER, Category.TRUST),
  /** libpq has no root to verify with. */
  LIBPQ_ROOT_ABSENT(Kind.SETTING, Category.LOCAL),
  /** The driver does not say which names the certificate has. */
  PGJDBC_NAME_UNSAID(Kind.PEER, Category.NAME),
  /** The database has TLS switched off. */
  DATABASE_WITHOUT_TLS(Kind.PEER, Category.PROTOCOL),
  /** Verification is switched off, so that anybody in between can read. */
  VERIFICATION_SWITCHED_OFF(Kind.SETTING, Category.LOCAL);

  private final Kind kind;
  private final Category category;

  DatabaseCause(Kind kind, Category category) {
    this.kind = kind;
    this.category = category;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Category category() {
    return category;
  }
}
