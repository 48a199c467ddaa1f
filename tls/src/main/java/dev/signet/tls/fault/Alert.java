// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert's description (RFC 9846 section 6 and, for TLS 1.2, RFC 5246 section 7.2).
 *
 * <p>Those of older versions are here too, so that one that a peer sends has a name.
 */
public enum Alert {
  /** The sender will send no more; not an error (RFC 9846 section 6.1). */
  CLOSE_NOTIFY(0),
  /** A message that does not belong there. */
  UNEXPECTED_MESSAGE(10),
  /** A record that cannot be decrypted. */
  BAD_RECORD_MAC(20),
  /** Of old versions: a record that cannot be decrypted. */
  DECRYPTION_FAILED_RESERVED(21),
  /** A record that is too long. */
  RECORD_OVERFLOW(22),
  /** Of old versions: compressed bytes that cannot be expanded. */
  DECOMPRESSION_FAILURE_RESERVED(30),
  /** No acceptable set of security parameters. */
  HANDSHAKE_FAILURE(40),
  /** Of SSL 3.0: the client has no certificate. */
  NO_CERTIFICATE_RESERVED(41),
  /** A certificate that is corrupt or wrongly signed. */
  BAD_CERTIFICATE(42),
  /** A certificate of a kind that is not supported. */
  UNSUPPORTED_CERTIFICATE(43),
  /** A certificate that its issuer revoked. */
  CERTIFICATE_REVOKED(44),
  /** A certificate outside its time. */
  CERTIFICATE_EXPIRED(45),
  /** A certificate that is refused for another reason. */
  CERTIFICATE_UNKNOWN(46),
  /** A field that is wrong or does not agree with the others. */
  ILLEGAL_PARAMETER(47),
  /** A chain that ends at no trusted authority. */
  UNKNOWN_CA(48),
  /** A certificate that is valid but may not come in. */
  ACCESS_DENIED(49),
  /** A message that cannot be read. */
  DECODE_ERROR(50),
  /** A signature, Finished or binder that does not verify. */
  DECRYPT_ERROR(51),
  /** Of old versions: export ciphers. */
  EXPORT_RESTRICTION_RESERVED(60),
  /** A version that is recognised but not supported. */
  PROTOCOL_VERSION(70),
  /** The parameters that are common are too weak. */
  INSUFFICIENT_SECURITY(71),
  /** A failure that is not the peer's doing. */
  INTERNAL_ERROR(80),
  /** A retry after a failure with a lower version than the server has (RFC 7507). */
  INAPPROPRIATE_FALLBACK(86),
  /** The handshake is given up for a reason outside the protocol. */
  USER_CANCELED(90),
  /** TLS 1.2, a warning: no renegotiation (RFC 5746). */
  NO_RENEGOTIATION(100),
  /** An extension that had to be there is not. */
  MISSING_EXTENSION(109),
  /** An extension that must not be there, or was not offered. */
  UNSUPPORTED_EXTENSION(110),
  /** Of old versions: a certificate at an address could not be had (RFC 6066). */
  CERTIFICATE_UNOBTAINABLE_RESERVED(111),
  /** No server of that name (RFC 6066 section 3). */
  UNRECOGNIZED_NAME(112),
  /** A stapled OCSP response that is refused (RFC 6066 section 8). */
  BAD_CERTIFICATE_STATUS_RESPONSE(113),
  /** Of old versions: a certificate is not what its hash says (RFC 6066). */
  BAD_CERTIFICATE_HASH_VALUE_RESERVED(114),
  /** No pre-shared key of that name. */
  UNKNOWN_PSK_IDENTITY(115),
  /** A client certificate is wanted and none was sent. */
  CERTIFICATE_REQUIRED(116),
  /** A failure for which there is no other word. */
  GENERAL_ERROR(117),
  /** No application protocol in common (RFC 7301 section 3.2). */
  NO_APPLICATION_PROTOCOL(120),
  /** Encrypted Client Hello was not accepted (RFC 9849 section 11.2). */
  ECH_REQUIRED(121);

  private static final int MAX_CODE = 255;
  private static final @Nullable Alert[] BY_CODE = byCode();

  private final int code;

  Alert(int code) {
    this.code = code;
  }

  /** The alert with a description byte, or null for one that no RFC has. */
  public static @Nullable Alert of(int code) {
    return code < 0 || code > MAX_CODE ? null : BY_CODE[code];
  }

  /** The description byte on the wire. */
  public int code() {
    return code;
  }

  /** The name as the RFC writes it: {@code decode_error}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Alert[] byCode() {
    @Nullable Alert[] table = new @Nullable Alert[MAX_CODE + 1];
    for (Alert alert : values()) {
      table[alert.code] = alert;
    }
    return table;
  }
}
