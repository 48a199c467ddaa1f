// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Category;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** A message of the peer that can be read, but breaks a rule of the protocol. */
public enum PeerMisbehaved implements FaultCode {
  /** A record that was not sealed with the key that both sides have. */
  RECORD_FORGED,
  /** A record that is longer than it may be, or holds more. */
  RECORD_TOO_LONG,
  /** A record of a type that TLS does not have, or not there. */
  RECORD_TYPE_UNKNOWN,
  /** A protected record of TLS 1.3 that shows another type on its outside. */
  RECORD_OUTER_TYPE_WRONG,
  /** A protected record of TLS 1.3 that holds nothing but zeros. */
  RECORD_WITHOUT_TYPE,
  /** Records without content, one after the other. */
  EMPTY_RECORDS_TOO_MANY,
  /** More early data than this server skips. */
  EARLY_DATA_TOO_LONG,
  /** More early data than the ticket allows. */
  EARLY_DATA_OVER_LIMIT,
  /** The server takes early data, but not the session that it was sent with. */
  EARLY_DATA_WITHOUT_SESSION,
  /** The server takes early data, but goes on with another suite. */
  EARLY_DATA_SUITE_CHANGED,
  /** The server takes early data, but goes on with another application protocol. */
  EARLY_DATA_PROTOCOL_CHANGED,
  /** The server answers early data with an older version. */
  EARLY_DATA_VERSION_OLD,
  /** A message that does not belong there. */
  MESSAGE_UNEXPECTED,
  /** An extension that is not defined for its message. */
  EXTENSION_MISPLACED,
  /** The answer to an extension that was not offered. */
  EXTENSION_UNSOLICITED,
  /** An extension that had to be there is not. */
  EXTENSION_MISSING,
  /** A key share of a length that its group does not have. */
  KEY_SHARE_LENGTH_WRONG,
  /** A key share that is not a public key of its group. */
  KEY_SHARE_UNUSABLE,
  /** A key share that leads to a secret that anybody knows. */
  KEY_SHARE_WEAK,
  /** A signature by a scheme that the certificate's key cannot make. */
  SIGNATURE_SCHEME_UNFIT,
  /** A change_cipher_spec at the wrong time. */
  CHANGE_CIPHER_SPEC_UNEXPECTED,
  /** A change_cipher_spec that is not the one byte 1. */
  CHANGE_CIPHER_SPEC_MALFORMED,
  /** Handshake bytes follow where new keys begin. */
  KEY_CHANGE_INSIDE_MESSAGES,
  /** The client came down to an older version than both speak. */
  FALLBACK_WITHOUT_NEED,
  /** A TLS 1.3 hello that offers compression. */
  COMPRESSION_OFFERED,
  /** The server chose a compression. */
  COMPRESSION_SELECTED,
  /** A key share of a group that was not offered. */
  KEY_SHARE_NOT_OFFERED,
  /** The second hello has not the one share that was asked for. */
  RETRY_SHARE_WRONG,
  /** The second hello differs in what must stay. */
  RETRIED_HELLO_CHANGED,
  /** A HelloRetryRequest that asks for nothing. */
  RETRY_WITHOUT_CHANGE,
  /** A HelloRetryRequest for a group that was not offered, or whose share was sent. */
  RETRY_GROUP_WRONG,
  /** The ServerHello is not what the HelloRetryRequest announced. */
  RETRY_NOT_KEPT,
  /** The session id does not come back. */
  SESSION_ID_NOT_ECHOED,
  /** The server chose a suite that was not offered. */
  SUITE_NOT_OFFERED,
  /** The server chose a version that was not offered that way. */
  VERSION_NOT_OFFERED,
  /** A hello of TLS 1.3 whose version field is not the one that it keeps from TLS 1.2. */
  LEGACY_VERSION_WRONG,
  /** A server that speaks TLS 1.3 was brought down. */
  DOWNGRADE_DETECTED,
  /** The server chose a key that was not offered. */
  PSK_NOT_OFFERED,
  /** The server uses a key with a suite of another hash. */
  PSK_HASH_WRONG,
  /** A PSK binder that does not hold. */
  BINDER_WRONG,
  /** A certificate message for another request. */
  CERTIFICATE_CONTEXT_WRONG,
  /** A server without a certificate. */
  SERVER_CERTIFICATE_EMPTY,
  /** A signature of a scheme that was not offered. */
  SCHEME_NOT_OFFERED,
  /** A handshake signature that does not hold. */
  SIGNATURE_WRONG,
  /** A Finished that does not hold. */
  FINISHED_WRONG,
  /** The server chose an application protocol that was not offered. */
  PROTOCOL_NOT_OFFERED,
  /** Application data during the handshake. */
  DATA_UNEXPECTED,
  /** Another record inside a handshake message. */
  MESSAGE_INTERRUPTED,
  /** An alert that is not one. */
  ALERT_MALFORMED,
  /** An alert that is neither a warning nor fatal. */
  ALERT_LEVEL_UNKNOWN,
  /** More warnings than anybody needs. */
  WARNINGS_TOO_MANY,
  /** More key updates than anybody needs. */
  KEY_UPDATES_TOO_MANY,
  /** A TLS 1.2 hello without the compression that is none. */
  COMPRESSION_NULL_MISSING,
  /** Point formats without the uncompressed one. */
  POINT_FORMAT_MISSING,
  /** A first handshake that says that it is not. */
  RENEGOTIATION_INFO_WRONG,
  /** A new handshake inside of a TLS 1.2 connection. */
  RENEGOTIATION_REFUSED,
  /** A session id that only we know comes back. */
  SESSION_ID_ECHOED,
  /** A session goes on with another suite. */
  SESSION_CHANGED,
  /** A session goes on with, or without, what it did not, or did, begin with. */
  EXTENDED_MASTER_SECRET_CHANGED,
  /** A signature by a kind of key that the suite does not have. */
  SUITE_KEY_UNFIT,
  /** Handshake bytes that follow the end of the peer's flight. */
  FLIGHT_TOO_LONG,
  /** A certificate of TLS 1.2 on a curve that was not offered. */
  CERTIFICATE_CURVE_NOT_OFFERED,
  /** An extension that says no more than its absence would (RFC 7250). */
  CERTIFICATE_KINDS_POINTLESS,
  /** The server chose a kind of certificate that was not offered. */
  CERTIFICATE_KIND_NOT_OFFERED,
  /** More than one raw public key. */
  RAW_PUBLIC_KEYS_TOO_MANY,
  /** A certificate that is compressed in a way that was not offered. */
  CERTIFICATE_COMPRESSION_NOT_OFFERED,
  /** A compressed certificate that does not expand to what it says. */
  CERTIFICATE_NOT_EXPANDABLE,
  /** More late requests for our certificate than anybody needs. */
  CERTIFICATE_REQUESTS_TOO_MANY;

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
