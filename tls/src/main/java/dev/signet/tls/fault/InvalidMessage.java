// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** A message of the peer that does not have the form that its definition gives it. */
public enum InvalidMessage implements FaultCode {
  /** Bytes that are no record of TLS. */
  RECORD_VERSION_WRONG,
  /** A request of HTTP without TLS. */
  HTTP_REQUEST_INSTEAD,
  /** A request to a proxy of HTTP. */
  PROXY_REQUEST_INSTEAD,
  /** An answer of HTTP without TLS. */
  HTTP_RESPONSE_INSTEAD,
  /** A hello in the form of SSL 2. */
  SSL2_HELLO,
  /** A handshake message that is longer than this side takes. */
  MESSAGE_TOO_LONG,
  /** A field reaches beyond the end of what holds it. */
  MESSAGE_CUT_OFF,
  /** Bytes follow where the definition ends. */
  TRAILING_BYTES,
  /** A vector is shorter than its definition allows. */
  VECTOR_TOO_SHORT,
  /** A vector is longer than its definition allows. */
  VECTOR_TOO_LONG,
  /** A vector's length is no multiple of its elements' size. */
  VECTOR_UNEVEN,
  /** Two extensions of one type in one block. */
  EXTENSION_REPEATED,
  /** A handshake message's length field does not say how long it is. */
  MESSAGE_LENGTH_WRONG,
  /** A handshake message of a type that this version does not have. */
  MESSAGE_TYPE_UNKNOWN,
  /** A server name that is not one host name. */
  SERVER_NAME_MALFORMED,
  /** The server selects several application protocols or none. */
  PROTOCOL_SELECTION_NOT_SINGLE,
  /** Two key shares for one group. */
  KEY_SHARE_REPEATED,
  /** Not as many PSK binders as identities. */
  BINDERS_UNEQUAL_IDENTITIES,
  /** Extensions follow pre_shared_key. */
  PRE_SHARED_KEY_NOT_LAST,
  /** A key update request that is neither 0 nor 1. */
  KEY_UPDATE_REQUEST_UNKNOWN,
  /** A record size limit below the least that RFC 8449 allows. */
  RECORD_SIZE_LIMIT_TOO_SMALL,
  /** Flags of a ticket that end with a byte of zeros. */
  TICKET_FLAGS_TRAILING_ZERO,
  /** A certificate status that is no OCSP response. */
  STATUS_TYPE_UNKNOWN,
  /** A key exchange whose curve has no name. */
  CURVE_TYPE_UNKNOWN,
  /** An encrypted_client_hello that is neither outer nor inner. */
  ECH_TYPE_UNKNOWN,
  /** A raw public key that is no SubjectPublicKeyInfo. */
  RAW_PUBLIC_KEY_MALFORMED,
  /** A way to compress that stands twice in a list. */
  COMPRESSION_REPEATED,
  /** A compressed certificate message that says to be longer than any may be. */
  CERTIFICATE_EXPANDED_TOO_LONG;

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
