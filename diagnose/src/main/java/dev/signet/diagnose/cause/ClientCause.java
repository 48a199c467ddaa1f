// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** What is wrong with the certificate that a client shows, or with none. */
public enum ClientCause implements Cause {
  /** The server asks for a certificate, and none was shown. */
  CLIENT_CERTIFICATE_NEEDED(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The server does not trust who issued the client's certificate. */
  CLIENT_ISSUER_REFUSED(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The client's certificate is outside its time. */
  CLIENT_CERTIFICATE_OUTDATED(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The client's certificate is not meant for clients. */
  CLIENT_PURPOSE_WRONG(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The client's key cannot sign in a way that the server checks. */
  CLIENT_KEY_UNSUITABLE(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The client sends no intermediate. */
  CLIENT_CHAIN_INCOMPLETE(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The private key does not belong to the certificate. */
  CLIENT_KEY_MISMATCH(Kind.LOCAL, Category.LOCAL),
  /** The certificate is good, and its owner may not come in. */
  CLIENT_FORBIDDEN(Kind.PEER, Category.CLIENT_CERTIFICATE),
  /** The server says that the client's certificate is revoked. */
  CLIENT_CERTIFICATE_REVOKED(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The server refuses the client's certificate and does not say why. */
  CLIENT_CERTIFICATE_REFUSED(Kind.LOCAL, Category.CLIENT_CERTIFICATE),
  /** The server asks for a certificate after the handshake. */
  CLIENT_ASKED_LATE(Kind.PEER, Category.CLIENT_CERTIFICATE),
  /** What ends TLS before the server does not tell it of the client's certificate. */
  CLIENT_CERTIFICATE_NOT_FORWARDED(Kind.PEER, Category.CLIENT_CERTIFICATE),
  /** A certificate was given, and the server did not ask for one. */
  CLIENT_CERTIFICATE_UNASKED(Kind.NOTE, Category.CLIENT_CERTIFICATE);

  private final Kind kind;
  private final Category category;

  ClientCause(Kind kind, Category category) {
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
