// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** Why two sides that both speak TLS find no common ground. */
public enum HandshakeCause implements Cause {
  /** The server speaks nothing newer than TLS 1.1. */
  OLD_VERSIONS_ONLY(Kind.PEER, Category.PROTOCOL),
  /** The server refuses the versions that were offered. */
  VERSION_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server speaks TLS 1.3 alone, which old programs do not. */
  NEW_VERSION_ONLY(Kind.NOTE, Category.PROTOCOL),
  /** All versions are switched off on this side. */
  LOCAL_VERSIONS_DISABLED(Kind.SETTING, Category.PROTOCOL),
  /** The server has none but old cipher suites. */
  SUITES_UNMATCHED(Kind.PEER, Category.PROTOCOL),
  /** The server has no key exchange but static RSA. */
  STATIC_RSA_ONLY(Kind.PEER, Category.PROTOCOL),
  /** The server has no group for the key exchange that clients have. */
  GROUPS_UNMATCHED(Kind.PEER, Category.PROTOCOL),
  /** The server has no private key that fits any cipher suite. */
  SERVER_KEY_UNUSABLE(Kind.PEER, Category.PROTOCOL),
  /** The server cannot sign in a way that clients check. */
  SIGNATURES_UNMATCHED(Kind.PEER, Category.PROTOCOL),
  /** The server finds nothing in common and does not say what. */
  HANDSHAKE_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server has nothing for the name that was asked for. */
  SERVER_NAME_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server answers only to a name, and none can be sent. */
  SERVER_NAME_NEEDED(Kind.PEER, Category.PROTOCOL),
  /** The server has none of the application protocols. */
  APPLICATION_PROTOCOL_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server lacks the protection of renegotiation. */
  RENEGOTIATION_UNSAFE(Kind.WARNING, Category.PROTOCOL),
  /** The server's key exchange is too weak. */
  GROUP_WEAK(Kind.PEER, Category.PROTOCOL),
  /** The server does not take the encrypted hello. */
  ENCRYPTED_HELLO_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server sees a retry with an older version than need be. */
  FALLBACK_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server takes no records of this length. */
  RECORD_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server cannot read what was sent. */
  HELLO_UNREADABLE(Kind.PEER, Category.PROTOCOL),
  /** What arrives is not what was sent. */
  RECORD_TAMPERED(Kind.NETWORK, Category.PROTOCOL),
  /** The server finds a signature, a Finished or a binder wrong. */
  PROOF_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server does not know the key that the connection came back with. */
  TICKET_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server wants stronger parameters. */
  SECURITY_INSUFFICIENT(Kind.PEER, Category.PROTOCOL),
  /** The server itself failed. */
  SERVER_FAILED(Kind.PEER, Category.PROTOCOL),
  /** The server finds a field of the hello wrong. */
  PARAMETER_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server misses an extension. */
  EXTENSION_WANTED(Kind.PEER, Category.PROTOCOL),
  /** The server does not take an extension. */
  EXTENSION_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server got a message that it did not expect. */
  MESSAGE_REFUSED(Kind.PEER, Category.PROTOCOL),
  /** The server gave up for a reason of its own. */
  HANDSHAKE_CANCELLED(Kind.PEER, Category.PROTOCOL),
  /** The server ends the handshake with an alert that has no more to it. */
  ALERT_OTHER(Kind.PEER, Category.PROTOCOL),
  /** The server breaks a rule of TLS. */
  SERVER_MISBEHAVED(Kind.PEER, Category.PROTOCOL),
  /** The connection ended in the middle of the handshake. */
  HANDSHAKE_CUT_OFF(Kind.NETWORK, Category.PROTOCOL);

  private final Kind kind;
  private final Category category;

  HandshakeCause(Kind kind, Category category) {
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
