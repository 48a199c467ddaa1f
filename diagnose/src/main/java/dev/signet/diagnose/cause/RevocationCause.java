// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** What revocation says of a certificate, or fails to say. */
public enum RevocationCause implements Cause {
  /** The issuer has revoked the certificate. */
  SERVER_REVOKED(Kind.PEER, Category.TRUST),
  /** Whether the certificate is revoked cannot be asked. */
  STATUS_UNREACHABLE(Kind.NETWORK, Category.TRUST),
  /** The stapled status is old or about another certificate. */
  STAPLE_OUTDATED(Kind.WARNING, Category.TRUST),
  /** The certificate demands a stapled status, and none was sent. */
  SERVER_STAPLE_MISSING(Kind.PEER, Category.TRUST),
  /** The issuer's revocation list is over. */
  LIST_OUTDATED(Kind.PEER, Category.TRUST),
  /** The key is not the one that was pinned. */
  PIN_BROKEN(Kind.LOCAL, Category.TRUST),
  /** A browser was told to use HTTPS alone, and cannot go on. */
  PLAIN_FORBIDDEN(Kind.NOTE, Category.PROTOCOL),
  /** Revocation is demanded, and the certificate names nobody to ask. */
  STATUS_SOURCE_MISSING(Kind.SETTING, Category.TRUST);

  private final Kind kind;
  private final Category category;

  RevocationCause(Kind kind, Category category) {
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
