// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

/** The numbers of the extensions that this program knows, from the IANA registry. */
public final class ExtensionTypes {
  /** The name of the server that the client wants (RFC 6066 section 3). */
  public static final int SERVER_NAME = 0;

  /** A certificate's status, stapled (RFC 6066 section 8). */
  public static final int STATUS_REQUEST = 5;

  /** Groups for key exchange (RFC 9846 section 4.2.7). */
  public static final int SUPPORTED_GROUPS = 10;

  /** How points of curves are written, TLS 1.2 (RFC 8422 section 5.1.2). */
  public static final int EC_POINT_FORMATS = 11;

  /** Signatures in the handshake (RFC 9846 section 4.2.3). */
  public static final int SIGNATURE_ALGORITHMS = 13;

  /** What is spoken inside of TLS (RFC 7301). */
  public static final int APPLICATION_PROTOCOLS = 16;

  /** Certificate Transparency (RFC 6962 section 3.3.1). */
  public static final int SIGNED_TIMESTAMPS = 18;

  /** Kinds of client certificates (RFC 7250). */
  public static final int CLIENT_CERTIFICATE_TYPE = 19;

  /** Kinds of server certificates (RFC 7250). */
  public static final int SERVER_CERTIFICATE_TYPE = 20;

  /** Bytes that mean nothing (RFC 7685). */
  public static final int PADDING = 21;

  /** TLS 1.2: the master secret is bound to the whole handshake (RFC 7627). */
  public static final int EXTENDED_MASTER_SECRET = 23;

  /** Compressed certificates (RFC 8879). */
  public static final int COMPRESS_CERTIFICATE = 27;

  /** The largest record that is wanted (RFC 8449). */
  public static final int RECORD_SIZE_LIMIT = 28;

  /** Tickets of TLS 1.2 (RFC 5077). */
  public static final int SESSION_TICKET = 35;

  /** Keys that both sides have already (RFC 9846 section 4.2.11). */
  public static final int PRE_SHARED_KEY = 41;

  /** 0-RTT (RFC 9846 section 4.2.10). */
  public static final int EARLY_DATA = 42;

  /** The versions of TLS (RFC 9846 section 4.2.1). */
  public static final int SUPPORTED_VERSIONS = 43;

  /** What a server wants to see again (RFC 9846 section 4.2.2). */
  public static final int COOKIE = 44;

  /** How pre-shared keys may be used (RFC 9846 section 4.2.9). */
  public static final int PSK_KEY_EXCHANGE_MODES = 45;

  /** The authorities that are trusted (RFC 9846 section 4.2.4). */
  public static final int CERTIFICATE_AUTHORITIES = 47;

  /** What a client certificate must say (RFC 9846 section 4.2.5). */
  public static final int OID_FILTERS = 48;

  /** The client may be asked for a certificate later (RFC 9846 section 4.2.6). */
  public static final int POST_HANDSHAKE_AUTH = 49;

  /** Signatures in certificates (RFC 9846 section 4.2.3). */
  public static final int SIGNATURE_ALGORITHMS_CERT = 50;

  /** Public keys of the key exchange (RFC 9846 section 4.2.8). */
  public static final int KEY_SHARE = 51;

  /** Parameters of QUIC, which this engine passes on (RFC 9001 section 8.2). */
  public static final int QUIC_TRANSPORT_PARAMETERS = 57;

  /** draft-ietf-tls-tlsflags. */
  public static final int TLS_FLAGS = 62;

  /** Inside of Encrypted Client Hello: what is as in the outer one (RFC 9849 section 5.1). */
  public static final int ECH_OUTER_EXTENSIONS = 0xfd00;

  /** Encrypted Client Hello (RFC 9849 section 5). */
  public static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;

  /** TLS 1.2: renegotiation cannot be hijacked (RFC 5746). */
  public static final int RENEGOTIATION_INFO = 0xff01;

  private ExtensionTypes() {}

  /** The name in the registry, or the number in hexadecimal. */
  public static String name(int type) {
    return switch (type) {
      case SERVER_NAME -> "server_name";
      case STATUS_REQUEST -> "status_request";
      case SUPPORTED_GROUPS -> "supported_groups";
      case EC_POINT_FORMATS -> "ec_point_formats";
      case SIGNATURE_ALGORITHMS -> "signature_algorithms";
      case APPLICATION_PROTOCOLS -> "application_layer_protocol_negotiation";
      case SIGNED_TIMESTAMPS -> "signed_certificate_timestamp";
      case CLIENT_CERTIFICATE_TYPE -> "client_certificate_type";
      case SERVER_CERTIFICATE_TYPE -> "server_certificate_type";
      case PADDING -> "padding";
      case EXTENDED_MASTER_SECRET -> "extended_master_secret";
      case COMPRESS_CERTIFICATE -> "compress_certificate";
      case RECORD_SIZE_LIMIT -> "record_size_limit";
      case SESSION_TICKET -> "session_ticket";
      case PRE_SHARED_KEY -> "pre_shared_key";
      case EARLY_DATA -> "early_data";
      case SUPPORTED_VERSIONS -> "supported_versions";
      case COOKIE -> "cookie";
      case PSK_KEY_EXCHANGE_MODES -> "psk_key_exchange_modes";
      case CERTIFICATE_AUTHORITIES -> "certificate_authorities";
      case OID_FILTERS -> "oid_filters";
      case POST_HANDSHAKE_AUTH -> "post_handshake_auth";
      case SIGNATURE_ALGORITHMS_CERT -> "signature_algorithms_cert";
      case KEY_SHARE -> "key_share";
      case QUIC_TRANSPORT_PARAMETERS -> "quic_transport_parameters";
      case ECH_OUTER_EXTENSIONS -> "ech_outer_extensions";
      case ENCRYPTED_CLIENT_HELLO -> "encrypted_client_hello";
      case RENEGOTIATION_INFO -> "renegotiation_info";
      default -> "extension 0x%04x".formatted(type);
    };
  }
}
