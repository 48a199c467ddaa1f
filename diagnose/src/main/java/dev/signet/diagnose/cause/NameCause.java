// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** Why a certificate does not name the host. */
public enum NameCause implements Cause {
  /** The certificate names other hosts. */
  HOST_NOT_NAMED(Kind.PEER, Category.NAME),
  /** The host is an address, which the certificate does not name. */
  ADDRESS_NOT_NAMED(Kind.PEER, Category.NAME),
  /** The host stands in the common name alone. */
  COMMON_NAME_ONLY(Kind.PEER, Category.NAME),
  /** The certificate names no host at all. */
  NO_HOST_NAMED(Kind.PEER, Category.NAME),
  /** The host has more labels than the wildcard stands for. */
  WILDCARD_TOO_SHALLOW(Kind.PEER, Category.NAME),
  /** The server shows the certificate that its software came with. */
  DEFAULT_CERTIFICATE(Kind.PEER, Category.NAME),
  /** The host is a name that only this network has. */
  INTERNAL_NAME(Kind.PEER, Category.NAME),
  /** The host is spelled in another way than in the certificate. */
  NAME_SPELLED_OTHERWISE(Kind.LOCAL, Category.NAME),
  /** The wildcard stands for all of a public suffix. */
  PUBLIC_WILDCARD_TOO_WIDE(Kind.WARNING, Category.NAME);

  private final Kind kind;
  private final Category category;

  NameCause(Kind kind, Category category) {
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
