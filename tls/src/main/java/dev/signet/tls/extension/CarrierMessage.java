// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

/** The messages that carry extensions, as the table of RFC 9846 section 4.2 has them. */
public enum CarrierMessage {
  /** CH. */
  CLIENT_HELLO("client_hello"),
  /** SH of TLS 1.3. */
  SERVER_HELLO("server_hello"),
  /** The ServerHello of TLS 1.2, which has what moved to EncryptedExtensions later. */
  SERVER_HELLO_12("server_hello"),
  /** HRR. */
  HELLO_RETRY_REQUEST("hello_retry_request"),
  /** EE. */
  ENCRYPTED_EXTENSIONS("encrypted_extensions"),
  /** CT: the extensions of one certificate. */
  CERTIFICATE("certificate"),
  /** CR. */
  CERTIFICATE_REQUEST("certificate_request"),
  /** NST. */
  NEW_SESSION_TICKET("new_session_ticket");

  private final String label;

  CarrierMessage(String label) {
    this.label = label;
  }

  /** The message's name as the RFC writes it. */
  public String label() {
    return label;
  }

  /**
   * Whether an extension that this program knows may be in this message. One that it does not know
   * may be anywhere: only whether it was asked for counts then.
   */
  public boolean admits(int type) {
    return switch (type) {
      case ExtensionTypes.SERVER_NAME,
          ExtensionTypes.APPLICATION_PROTOCOLS,
          ExtensionTypes.CLIENT_CERTIFICATE_TYPE,
          ExtensionTypes.SERVER_CERTIFICATE_TYPE,
          ExtensionTypes.RECORD_SIZE_LIMIT ->
          this == CLIENT_HELLO || this == ENCRYPTED_EXTENSIONS || this == SERVER_HELLO_12;
      case ExtensionTypes.STATUS_REQUEST, ExtensionTypes.SIGNED_TIMESTAMPS ->
          this == CLIENT_HELLO
              || this == CERTIFICATE_REQUEST
              || this == CERTIFICATE
              || this == SERVER_HELLO_12;
      // Known servers send their groups in TLS 1.2, where nobody asked: nothing depends on it.
      case ExtensionTypes.SUPPORTED_GROUPS ->
          this == CLIENT_HELLO || this == ENCRYPTED_EXTENSIONS || this == SERVER_HELLO_12;
      case ExtensionTypes.EC_POINT_FORMATS,
          ExtensionTypes.EXTENDED_MASTER_SECRET,
          ExtensionTypes.SESSION_TICKET,
          ExtensionTypes.RENEGOTIATION_INFO ->
          this == CLIENT_HELLO || this == SERVER_HELLO_12;
      case ExtensionTypes.SIGNATURE_ALGORITHMS,
          ExtensionTypes.SIGNATURE_ALGORITHMS_CERT,
          ExtensionTypes.CERTIFICATE_AUTHORITIES,
          ExtensionTypes.COMPRESS_CERTIFICATE ->
          this == CLIENT_HELLO || this == CERTIFICATE_REQUEST;
      case ExtensionTypes.OID_FILTERS -> this == CERTIFICATE_REQUEST;
      case ExtensionTypes.PADDING,
          ExtensionTypes.PSK_KEY_EXCHANGE_MODES,
          ExtensionTypes.POST_HANDSHAKE_AUTH ->
          this == CLIENT_HELLO;
      case ExtensionTypes.PRE_SHARED_KEY -> this == CLIENT_HELLO || this == SERVER_HELLO;
      case ExtensionTypes.EARLY_DATA ->
          this == CLIENT_HELLO || this == ENCRYPTED_EXTENSIONS || this == NEW_SESSION_TICKET;
      case ExtensionTypes.SUPPORTED_VERSIONS, ExtensionTypes.KEY_SHARE ->
          this == CLIENT_HELLO || this == SERVER_HELLO || this == HELLO_RETRY_REQUEST;
      case ExtensionTypes.COOKIE -> this == CLIENT_HELLO || this == HELLO_RETRY_REQUEST;
      case ExtensionTypes.QUIC_TRANSPORT_PARAMETERS ->
          this == CLIENT_HELLO || this == ENCRYPTED_EXTENSIONS;
      case ExtensionTypes.ENCRYPTED_CLIENT_HELLO ->
          this == CLIENT_HELLO || this == ENCRYPTED_EXTENSIONS || this == HELLO_RETRY_REQUEST;
      // RFC 9849 section 5.1: only in the encoded inner ClientHello, which is none on the wire.
      case ExtensionTypes.ECH_OUTER_EXTENSIONS -> false;
      default -> true;
    };
  }
}
