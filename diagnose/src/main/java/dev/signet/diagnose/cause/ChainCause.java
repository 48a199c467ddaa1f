// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** Why a server's chain ends at nothing that is trusted here. */
public enum ChainCause implements Cause {
  /** The certificate that links to a trusted root was not sent. */
  INTERMEDIATE_NOT_SENT(Kind.PEER, Category.TRUST),
  /** The issuer is no authority that is trusted here, and did not come along. */
  AUTHORITY_UNKNOWN(Kind.LOCAL, Category.TRUST),
  /** The issuer was not sent, and is not trusted by its name. */
  ISSUER_NOT_FOUND(Kind.PEER, Category.TRUST),
  /** The server's certificate vouches for itself. */
  SERVER_SELF_SIGNED(Kind.PEER, Category.TRUST),
  /** The chain is whole and ends at a root that is not trusted here. */
  ROOT_NOT_TRUSTED(Kind.LOCAL, Category.TRUST),
  /** A program or proxy that inspects connections has put its own certificate in between. */
  CONNECTION_INSPECTED(Kind.NETWORK, Category.TRUST),
  /** The intermediate that was sent is not the one that issued the certificate. */
  INTERMEDIATE_WRONG(Kind.PEER, Category.TRUST),
  /** The issuer that was sent has another key than the one that signed. */
  ISSUER_REKEYED(Kind.PEER, Category.TRUST),
  /** The trusted root has the right name and another key. */
  TRUSTED_ROOT_REKEYED(Kind.LOCAL, Category.TRUST),
  /** Trust starts at an intermediate, which some programs do not accept. */
  ONLY_INTERMEDIATE_TRUSTED(Kind.WARNING, Category.TRUST),
  /** Trust starts at the server's own certificate, which some programs do not accept. */
  ONLY_LEAF_TRUSTED(Kind.WARNING, Category.TRUST),
  /** The trust store holds no root. */
  NO_ROOTS_TRUSTED(Kind.LOCAL, Category.LOCAL),
  /** Browsers and Java no longer trust what this authority issued lately. */
  AUTHORITY_DISTRUSTED(Kind.PEER, Category.TRUST),
  /** Another trust store of this machine has the root. */
  TRUSTED_ELSEWHERE(Kind.LOCAL, Category.TRUST),
  /** An update of Java has brought back the roots that it came with. */
  STORE_REPLACED(Kind.LOCAL, Category.TRUST),
  /** A second path ends at something expired, which old programs take. */
  EXPIRED_CROSS_SIGN(Kind.WARNING, Category.TRUST),
  /** The certificates are sent in the wrong order. */
  CHAIN_OUT_OF_ORDER(Kind.WARNING, Category.TRUST),
  /** A certificate was changed or damaged after it was signed. */
  CERTIFICATE_CORRUPTED(Kind.PEER, Category.TRUST),
  /** What the server sends is no certificate that can be read. */
  CERTIFICATE_UNREADABLE(Kind.PEER, Category.TRUST);

  private final Kind kind;
  private final Category category;

  ChainCause(Kind kind, Category category) {
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
