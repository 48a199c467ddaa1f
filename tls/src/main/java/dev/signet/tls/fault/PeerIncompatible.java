// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The peer keeps the rules, but there is nothing that both sides can do. */
public enum PeerIncompatible implements FaultCode {
  /** No version in common. */
  VERSION_UNMATCHED,
  /** No cipher suite in common. */
  SUITE_UNMATCHED,
  /** No group in common. */
  GROUP_UNMATCHED,
  /** No signature scheme in common. */
  SCHEME_UNMATCHED,
  /** No application protocol in common (RFC 7301). */
  PROTOCOL_UNMATCHED,
  /** There is nothing for the name that the client asks for. */
  SERVER_NAME_UNKNOWN,
  /** No certificate fits what the client can check. */
  CERTIFICATE_UNSUITABLE,
  /** No pre-shared key in common, and nothing else to go by. */
  PSK_UNMATCHED,
  /** A pre-shared key without a key exchange, or by a way that is not known. */
  PSK_MODE_UNMATCHED,
  /** TLS 1.2 without RFC 7627. */
  EXTENDED_MASTER_SECRET_MISSING,
  /** No kind of certificate that one side shows and the other takes (RFC 7250). */
  CERTIFICATE_KIND_UNMATCHED,
  /** We have nothing to show of a kind that the peer takes (RFC 7250). */
  CREDENTIAL_KIND_UNMATCHED,
  /** A raw public key of an algorithm that TLS has no signatures for. */
  PUBLIC_KEY_UNKNOWN,
  /** The server cannot read our encrypted hello. */
  ECH_REFUSED;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.PEER;
  }

  @Override
  public Category category() {
    return Category.PROTOCOL;
  }
}
