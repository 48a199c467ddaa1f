// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** What is wrong with the time of a certificate, or of this machine. */
public enum TimeCause implements Cause {
  /** The server's certificate has expired. */
  LEAF_EXPIRED(Kind.PEER, Category.TIME),
  /** An intermediate has expired. */
  INTERMEDIATE_EXPIRED(Kind.PEER, Category.TIME),
  /** The trusted root has expired. */
  ROOT_EXPIRED(Kind.LOCAL, Category.TIME),
  /** The server's certificate is not valid yet. */
  LEAF_NOT_YET_VALID(Kind.PEER, Category.TIME),
  /** An authority's certificate is not valid yet. */
  AUTHORITY_NOT_YET_VALID(Kind.PEER, Category.TIME),
  /** The clock of this machine is wrong. */
  LOCAL_CLOCK_WRONG(Kind.LOCAL, Category.TIME),
  /** Not every server behind the name has the new certificate. */
  NODES_DIFFER(Kind.PEER, Category.TIME),
  /** The certificate is in the last part of its life. */
  RENEWAL_DUE(Kind.NOTE, Category.TIME);

  private final Kind kind;
  private final Category category;

  TimeCause(Kind kind, Category category) {
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
