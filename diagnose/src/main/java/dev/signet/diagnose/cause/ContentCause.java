// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** What a certificate says that makes it of no use here. */
public enum ContentCause implements Cause {
  /** The server's certificate is not meant for servers. */
  SERVER_PURPOSE_MISSING(Kind.PEER, Category.TRUST),
  /** An authority on the path is not meant for servers. */
  AUTHORITY_PURPOSE_MISSING(Kind.PEER, Category.TRUST),
  /** The issuer is not marked as an authority. */
  ISSUER_NOT_MARKED(Kind.PEER, Category.TRUST),
  /** The issuer's key may not sign certificates. */
  ISSUER_MAY_NOT_SIGN(Kind.PEER, Category.TRUST),
  /** The server's key may not be used in a handshake. */
  SERVER_KEY_USE_WRONG(Kind.PEER, Category.TRUST),
  /** There are more authorities in a row than one of them allows. */
  PATH_TOO_LONG(Kind.PEER, Category.TRUST),
  /** The name lies outside of what an authority may certify. */
  NAME_OUTSIDE_LIMITS(Kind.PEER, Category.TRUST),
  /** A critical extension that programs do not know. */
  EXTENSION_UNKNOWN(Kind.PEER, Category.TRUST),
  /** A key that is too short. */
  KEY_TOO_SHORT(Kind.PEER, Category.TRUST),
  /** A signature by a hash that no longer protects. */
  HASH_TOO_WEAK(Kind.PEER, Category.TRUST),
  /** A key of a kind that programs do not know. */
  KEY_KIND_UNSUPPORTED(Kind.PEER, Category.TRUST),
  /** Java's own settings forbid the algorithm. */
  JAVA_CONSTRAINED(Kind.LOCAL, Category.TRUST),
  /** The certificate lives longer than browsers allow. */
  PUBLIC_LIFETIME_TOO_LONG(Kind.WARNING, Category.TRUST),
  /** The certificate stands in no public log, as browsers want it. */
  TIMESTAMPS_MISSING(Kind.WARNING, Category.TRUST);

  private final Kind kind;
  private final Category category;

  ContentCause(Kind kind, Category category) {
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
