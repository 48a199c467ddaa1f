// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

/** The numbers of the handshake messages, from the IANA registry. */
public final class HandshakeTypes {
  /** TLS 1.2: the server asks for a new handshake. */
  public static final int HELLO_REQUEST = 0;

  /** The client's first message. */
  public static final int CLIENT_HELLO = 1;

  /** The server's answer, or its wish for another ClientHello. */
  public static final int SERVER_HELLO = 2;

  /** A ticket. */
  public static final int NEW_SESSION_TICKET = 4;

  /** The end of 0-RTT. */
  public static final int END_OF_EARLY_DATA = 5;

  /** What the server answers to extensions. */
  public static final int ENCRYPTED_EXTENSIONS = 8;

  /** A chain of certificates. */
  public static final int CERTIFICATE = 11;

  /** TLS 1.2: the server's public key. */
  public static final int SERVER_KEY_EXCHANGE = 12;

  /** The server wants a certificate. */
  public static final int CERTIFICATE_REQUEST = 13;

  /** TLS 1.2: the end of the server's first messages. */
  public static final int SERVER_HELLO_DONE = 14;

  /** The signature with the certificate's key. */
  public static final int CERTIFICATE_VERIFY = 15;

  /** TLS 1.2: the client's public key. */
  public static final int CLIENT_KEY_EXCHANGE = 16;

  /** The proof that both sides saw the same messages. */
  public static final int FINISHED = 20;

  /** TLS 1.2: a stapled OCSP response. */
  public static final int CERTIFICATE_STATUS = 22;

  /** New keys. */
  public static final int KEY_UPDATE = 24;

  /** A chain of certificates, compressed (RFC 8879). */
  public static final int COMPRESSED_CERTIFICATE = 25;

  /** Never sent: stands for the first ClientHello in the transcript. */
  public static final int MESSAGE_HASH = 254;

  private HandshakeTypes() {}

  /** The name in the registry, or the number. */
  public static String name(int type) {
    return switch (type) {
      case HELLO_REQUEST -> "hello_request";
      case CLIENT_HELLO -> "client_hello";
      case SERVER_HELLO -> "server_hello";
      case NEW_SESSION_TICKET -> "new_session_ticket";
      case END_OF_EARLY_DATA -> "end_of_early_data";
      case ENCRYPTED_EXTENSIONS -> "encrypted_extensions";
      case CERTIFICATE -> "certificate";
      case SERVER_KEY_EXCHANGE -> "server_key_exchange";
      case CERTIFICATE_REQUEST -> "certificate_request";
      case SERVER_HELLO_DONE -> "server_hello_done";
      case CERTIFICATE_VERIFY -> "certificate_verify";
      case CLIENT_KEY_EXCHANGE -> "client_key_exchange";
      case FINISHED -> "finished";
      case CERTIFICATE_STATUS -> "certificate_status";
      case KEY_UPDATE -> "key_update";
      case COMPRESSED_CERTIFICATE -> "compressed_certificate";
      case MESSAGE_HASH -> "message_hash";
      default -> "handshake message " + type;
    };
  }
}
