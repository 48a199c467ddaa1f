// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import java.util.Optional;

/**
 * The one place that says which alert a fault is (RFC 9846 section 6.2).
 *
 * <p>Every switch is total: a new constant does not compile until it has its alert here.
 */
public final class AlertMapping {
  private AlertMapping() {}

  /** The alert to send; empty where the connection has ended already. */
  public static Optional<Alert> alertFor(FaultCode code) {
    return switch (code) {
      case InvalidMessage invalid -> Optional.of(alert(invalid));
      case PeerMisbehaved misbehaved -> Optional.of(alert(misbehaved));
      case EchMisbehaved misbehaved -> Optional.of(alert(misbehaved));
      case PeerIncompatible incompatible -> Optional.of(alert(incompatible));
      case CertificateFault certificate -> Optional.of(alert(certificate));
      case EngineMisuse misuse -> Optional.of(alert(misuse));
      case ConnectionEnd _ -> Optional.empty();
    };
  }

  /**
   * A message that cannot be parsed is decode_error; one that parses, but whose field has a value
   * that it cannot have, is illegal_parameter.
   */
  private static Alert alert(InvalidMessage code) {
    return switch (code) {
      case MESSAGE_CUT_OFF,
          TRAILING_BYTES,
          VECTOR_TOO_SHORT,
          VECTOR_TOO_LONG,
          VECTOR_UNEVEN,
          MESSAGE_LENGTH_WRONG,
          SERVER_NAME_MALFORMED,
          PROTOCOL_SELECTION_NOT_SINGLE,
          STATUS_TYPE_UNKNOWN,
          ECH_TYPE_UNKNOWN,
          RAW_PUBLIC_KEY_MALFORMED ->
          Alert.DECODE_ERROR;
      case EXTENSION_REPEATED,
          KEY_SHARE_REPEATED,
          BINDERS_UNEQUAL_IDENTITIES,
          PRE_SHARED_KEY_NOT_LAST,
          KEY_UPDATE_REQUEST_UNKNOWN,
          RECORD_SIZE_LIMIT_TOO_SMALL,
          TICKET_FLAGS_TRAILING_ZERO,
          CURVE_TYPE_UNKNOWN,
          COMPRESSION_REPEATED ->
          Alert.ILLEGAL_PARAMETER;
      case RECORD_VERSION_WRONG,
          HTTP_REQUEST_INSTEAD,
          PROXY_REQUEST_INSTEAD,
          HTTP_RESPONSE_INSTEAD,
          SSL2_HELLO ->
          Alert.PROTOCOL_VERSION;
      case MESSAGE_TOO_LONG -> Alert.ILLEGAL_PARAMETER;
      case MESSAGE_TYPE_UNKNOWN -> Alert.UNEXPECTED_MESSAGE;
      case CERTIFICATE_EXPANDED_TOO_LONG -> Alert.BAD_CERTIFICATE;
    };
  }

  private static Alert alert(PeerMisbehaved code) {
    return switch (code) {
      case RECORD_FORGED -> Alert.BAD_RECORD_MAC;
      case RECORD_TOO_LONG -> Alert.RECORD_OVERFLOW;
      case RECORD_TYPE_UNKNOWN, RECORD_OUTER_TYPE_WRONG -> Alert.UNEXPECTED_MESSAGE;
      case RECORD_WITHOUT_TYPE, EMPTY_RECORDS_TOO_MANY -> Alert.UNEXPECTED_MESSAGE;
      case EARLY_DATA_TOO_LONG, MESSAGE_UNEXPECTED -> Alert.UNEXPECTED_MESSAGE;
      case CHANGE_CIPHER_SPEC_UNEXPECTED, CHANGE_CIPHER_SPEC_MALFORMED -> Alert.UNEXPECTED_MESSAGE;
      case KEY_CHANGE_INSIDE_MESSAGES, DATA_UNEXPECTED -> Alert.UNEXPECTED_MESSAGE;
      case MESSAGE_INTERRUPTED, WARNINGS_TOO_MANY, KEY_UPDATES_TOO_MANY -> Alert.UNEXPECTED_MESSAGE;
      case FLIGHT_TOO_LONG, CERTIFICATE_REQUESTS_TOO_MANY -> Alert.UNEXPECTED_MESSAGE;
      case EXTENSION_MISPLACED, KEY_SHARE_LENGTH_WRONG -> Alert.ILLEGAL_PARAMETER;
      case KEY_SHARE_UNUSABLE, KEY_SHARE_WEAK, SIGNATURE_SCHEME_UNFIT -> Alert.ILLEGAL_PARAMETER;
      case COMPRESSION_OFFERED, COMPRESSION_SELECTED -> Alert.ILLEGAL_PARAMETER;
      case KEY_SHARE_NOT_OFFERED, RETRY_SHARE_WRONG -> Alert.ILLEGAL_PARAMETER;
      case RETRIED_HELLO_CHANGED, RETRY_WITHOUT_CHANGE -> Alert.ILLEGAL_PARAMETER;
      case RETRY_GROUP_WRONG, RETRY_NOT_KEPT, SESSION_ID_NOT_ECHOED -> Alert.ILLEGAL_PARAMETER;
      case SUITE_NOT_OFFERED, VERSION_NOT_OFFERED, DOWNGRADE_DETECTED -> Alert.ILLEGAL_PARAMETER;
      case PSK_NOT_OFFERED, PSK_HASH_WRONG, CERTIFICATE_CONTEXT_WRONG -> Alert.ILLEGAL_PARAMETER;
      case SCHEME_NOT_OFFERED, PROTOCOL_NOT_OFFERED -> Alert.ILLEGAL_PARAMETER;
      case COMPRESSION_NULL_MISSING, POINT_FORMAT_MISSING -> Alert.ILLEGAL_PARAMETER;
      case SESSION_ID_ECHOED, SESSION_CHANGED, SUITE_KEY_UNFIT -> Alert.ILLEGAL_PARAMETER;
      case CERTIFICATE_CURVE_NOT_OFFERED, CERTIFICATE_KINDS_POINTLESS -> Alert.ILLEGAL_PARAMETER;
      case CERTIFICATE_KIND_NOT_OFFERED, RAW_PUBLIC_KEYS_TOO_MANY -> Alert.ILLEGAL_PARAMETER;
      case CERTIFICATE_COMPRESSION_NOT_OFFERED -> Alert.ILLEGAL_PARAMETER;
      case EARLY_DATA_OVER_LIMIT -> Alert.UNEXPECTED_MESSAGE;
      case EARLY_DATA_WITHOUT_SESSION, EARLY_DATA_SUITE_CHANGED -> Alert.ILLEGAL_PARAMETER;
      case EARLY_DATA_PROTOCOL_CHANGED -> Alert.ILLEGAL_PARAMETER;
      case EARLY_DATA_VERSION_OLD -> Alert.PROTOCOL_VERSION;
      case EXTENSION_UNSOLICITED -> Alert.UNSUPPORTED_EXTENSION;
      case EXTENSION_MISSING -> Alert.MISSING_EXTENSION;
      case FALLBACK_WITHOUT_NEED -> Alert.INAPPROPRIATE_FALLBACK;
      case BINDER_WRONG, SIGNATURE_WRONG, FINISHED_WRONG -> Alert.DECRYPT_ERROR;
      case LEGACY_VERSION_WRONG, ALERT_LEVEL_UNKNOWN -> Alert.ILLEGAL_PARAMETER;
      case SERVER_CERTIFICATE_EMPTY, ALERT_MALFORMED -> Alert.DECODE_ERROR;
      case RENEGOTIATION_INFO_WRONG, EXTENDED_MASTER_SECRET_CHANGED -> Alert.HANDSHAKE_FAILURE;
      case RENEGOTIATION_REFUSED -> Alert.NO_RENEGOTIATION;
      case CERTIFICATE_NOT_EXPANDABLE -> Alert.BAD_CERTIFICATE;
    };
  }

  private static Alert alert(EchMisbehaved code) {
    return switch (code) {
      case ECH_INNER_UNEXPECTED,
          ECH_INNER_INVALID,
          ECH_PADDING_NOT_ZERO,
          ECH_REFERENCE_WRONG,
          ECH_RETRY_CHANGED,
          ECH_ACCEPTANCE_WITHDRAWN ->
          Alert.ILLEGAL_PARAMETER;
      case ECH_RETRY_FORGED -> Alert.DECRYPT_ERROR;
    };
  }

  private static Alert alert(PeerIncompatible code) {
    return switch (code) {
      case VERSION_UNMATCHED -> Alert.PROTOCOL_VERSION;
      case SUITE_UNMATCHED, GROUP_UNMATCHED, SCHEME_UNMATCHED -> Alert.HANDSHAKE_FAILURE;
      case PROTOCOL_UNMATCHED -> Alert.NO_APPLICATION_PROTOCOL;
      case SERVER_NAME_UNKNOWN -> Alert.UNRECOGNIZED_NAME;
      case CERTIFICATE_UNSUITABLE -> Alert.HANDSHAKE_FAILURE;
      case PSK_UNMATCHED, PSK_MODE_UNMATCHED -> Alert.HANDSHAKE_FAILURE;
      case EXTENDED_MASTER_SECRET_MISSING, CREDENTIAL_KIND_UNMATCHED -> Alert.HANDSHAKE_FAILURE;
      // RFC 7250, 4.2: "the server terminates the session with a fatal alert of type
      // "unsupported_certificate"."
      case CERTIFICATE_KIND_UNMATCHED, PUBLIC_KEY_UNKNOWN -> Alert.UNSUPPORTED_CERTIFICATE;
      case ECH_REFUSED -> Alert.ECH_REQUIRED;
    };
  }

  private static Alert alert(CertificateFault code) {
    return switch (code) {
      case CERTIFICATE_BAD -> Alert.BAD_CERTIFICATE;
      case CERTIFICATE_UNSUPPORTED -> Alert.UNSUPPORTED_CERTIFICATE;
      case CERTIFICATE_REVOKED -> Alert.CERTIFICATE_REVOKED;
      case CERTIFICATE_OUTDATED -> Alert.CERTIFICATE_EXPIRED;
      case AUTHORITY_UNKNOWN -> Alert.UNKNOWN_CA;
      case CERTIFICATE_NAME_WRONG, CERTIFICATE_REFUSED -> Alert.CERTIFICATE_UNKNOWN;
      case STAPLE_REFUSED -> Alert.BAD_CERTIFICATE_STATUS_RESPONSE;
      case CERTIFICATE_MISSING -> Alert.CERTIFICATE_REQUIRED;
      case CERTIFICATE_OWNER_FORBIDDEN -> Alert.ACCESS_DENIED;
      case CERTIFICATE_ABSENT, CERTIFICATE_UNWANTED -> Alert.HANDSHAKE_FAILURE;
    };
  }

  private static Alert alert(EngineMisuse code) {
    return switch (code) {
      case CALL_OUT_OF_ORDER, SIGNING_FAILED, RECORD_LIMIT_REACHED -> Alert.INTERNAL_ERROR;
      case ANSWER_FAILED -> Alert.INTERNAL_ERROR;
      case ECH_CONFIGS_MALFORMED, ECH_CONFIGS_UNUSABLE -> Alert.INTERNAL_ERROR;
    };
  }
}
