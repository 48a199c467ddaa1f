// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;

/** Which record reads which extension in which message. */
final class ExtensionReader {
  private ExtensionReader() {}

  /**
   * Reads one extension's content; what is not defined for this message is kept as it is, because
   * the state that awaits the message refuses it by a better name.
   */
  static Extension read(int type, CarrierMessage carrier, WireReader body) throws TlsFault {
    Extension extension =
        switch (carrier) {
          case CLIENT_HELLO -> inClientHello(type, body);
          case SERVER_HELLO, SERVER_HELLO_12 -> inServerHello(type, body);
          case HELLO_RETRY_REQUEST -> inRetryRequest(type, body);
          case ENCRYPTED_EXTENSIONS -> inEncryptedExtensions(type, body);
          case CERTIFICATE -> inCertificate(type, body);
          case CERTIFICATE_REQUEST -> inCertificateRequest(type, body);
          case NEW_SESSION_TICKET -> inTicket(type, body);
        };
    body.finish();
    return extension;
  }

  private static Extension inClientHello(int type, WireReader body) throws TlsFault {
    return switch (type) {
      case ExtensionTypes.SERVER_NAME -> ServerName.read(body);
      case ExtensionTypes.STATUS_REQUEST -> StatusRequest.read(body);
      case ExtensionTypes.SUPPORTED_GROUPS -> SupportedGroups.read(body);
      case ExtensionTypes.EC_POINT_FORMATS -> PointFormats.read(body);
      case ExtensionTypes.SIGNATURE_ALGORITHMS -> SignatureSchemes.read(body);
      case ExtensionTypes.SIGNATURE_ALGORITHMS_CERT -> CertificateSchemes.read(body);
      case ExtensionTypes.APPLICATION_PROTOCOLS -> ApplicationProtocols.read(body);
      case ExtensionTypes.CLIENT_CERTIFICATE_TYPE -> ClientCertificateTypes.read(body);
      case ExtensionTypes.SERVER_CERTIFICATE_TYPE -> ServerCertificateTypes.read(body);
      case ExtensionTypes.PADDING -> new PaddingExtension(body.rest());
      case ExtensionTypes.COMPRESS_CERTIFICATE -> CompressionAlgorithms.read(body);
      case ExtensionTypes.RECORD_SIZE_LIMIT -> RecordSizeLimit.read(body);
      case ExtensionTypes.SESSION_TICKET -> new SessionTicketExtension(body.rest());
      case ExtensionTypes.PRE_SHARED_KEY -> OfferedPsks.read(body);
      case ExtensionTypes.SUPPORTED_VERSIONS -> SupportedVersions.read(body);
      case ExtensionTypes.COOKIE -> Cookie.read(body);
      case ExtensionTypes.PSK_KEY_EXCHANGE_MODES -> PskModes.read(body);
      case ExtensionTypes.CERTIFICATE_AUTHORITIES -> CertificateAuthorities.read(body);
      case ExtensionTypes.KEY_SHARE -> KeyShares.read(body);
      case ExtensionTypes.ECH_OUTER_EXTENSIONS -> EchOuterExtensions.read(body);
      case ExtensionTypes.ENCRYPTED_CLIENT_HELLO -> EchOuter.readEither(body);
      case ExtensionTypes.RENEGOTIATION_INFO -> RenegotiatedConnection.read(body);
      case ExtensionTypes.SIGNED_TIMESTAMPS,
          ExtensionTypes.EXTENDED_MASTER_SECRET,
          ExtensionTypes.EARLY_DATA,
          ExtensionTypes.POST_HANDSHAKE_AUTH ->
          new MarkerExtension(type);
      default -> new UnknownExtension(type, body.rest());
    };
  }

  private static Extension inServerHello(int type, WireReader body) throws TlsFault {
    return switch (type) {
      case ExtensionTypes.PRE_SHARED_KEY -> SelectedPsk.read(body);
      case ExtensionTypes.SUPPORTED_VERSIONS -> SelectedVersion.read(body);
      case ExtensionTypes.KEY_SHARE -> SelectedKeyShare.read(body);
      case ExtensionTypes.SUPPORTED_GROUPS -> SupportedGroups.read(body);
      case ExtensionTypes.EC_POINT_FORMATS -> PointFormats.read(body);
      case ExtensionTypes.APPLICATION_PROTOCOLS -> SelectedProtocol.read(body);
      case ExtensionTypes.SIGNED_TIMESTAMPS -> SignedTimestamps.read(body);
      case ExtensionTypes.CLIENT_CERTIFICATE_TYPE -> SelectedClientCertificateType.read(body);
      case ExtensionTypes.SERVER_CERTIFICATE_TYPE -> SelectedServerCertificateType.read(body);
      case ExtensionTypes.RECORD_SIZE_LIMIT -> RecordSizeLimit.read(body);
      case ExtensionTypes.RENEGOTIATION_INFO -> RenegotiatedConnection.read(body);
      case ExtensionTypes.SERVER_NAME,
          ExtensionTypes.STATUS_REQUEST,
          ExtensionTypes.EXTENDED_MASTER_SECRET,
          ExtensionTypes.SESSION_TICKET ->
          new MarkerExtension(type);
      default -> new UnknownExtension(type, body.rest());
    };
  }

  private static Extension inRetryRequest(int type, WireReader body) throws TlsFault {
    return switch (type) {
      case ExtensionTypes.SUPPORTED_VERSIONS -> SelectedVersion.read(body);
      case ExtensionTypes.KEY_SHARE -> RetryGroup.read(body);
      case ExtensionTypes.COOKIE -> Cookie.read(body);
      case ExtensionTypes.ENCRYPTED_CLIENT_HELLO -> EchConfirmation.read(body);
      default -> new UnknownExtension(type, body.rest());
    };
  }

  private static Extension inEncryptedExtensions(int type, WireReader body) throws TlsFault {
    return switch (type) {
      case ExtensionTypes.SUPPORTED_GROUPS -> SupportedGroups.read(body);
      case ExtensionTypes.APPLICATION_PROTOCOLS -> SelectedProtocol.read(body);
      case ExtensionTypes.CLIENT_CERTIFICATE_TYPE -> SelectedClientCertificateType.read(body);
      case ExtensionTypes.SERVER_CERTIFICATE_TYPE -> SelectedServerCertificateType.read(body);
      case ExtensionTypes.RECORD_SIZE_LIMIT -> RecordSizeLimit.read(body);
      case ExtensionTypes.ENCRYPTED_CLIENT_HELLO -> EchRetryConfigs.read(body);
      case ExtensionTypes.SERVER_NAME, ExtensionTypes.EARLY_DATA -> new MarkerExtension(type);
      default -> new UnknownExtension(type, body.rest());
    };
  }

  private static Extension inCertificate(int type, WireReader body) throws TlsFault {
    return switch (type) {
      case ExtensionTypes.STATUS_REQUEST -> StatusResponse.read(body);
      case ExtensionTypes.SIGNED_TIMESTAMPS -> SignedTimestamps.read(body);
      default -> new UnknownExtension(type, body.rest());
    };
  }

  private static Extension inCertificateRequest(int type, WireReader body) throws TlsFault {
    return switch (type) {
      case ExtensionTypes.SIGNATURE_ALGORITHMS -> SignatureSchemes.read(body);
      case ExtensionTypes.SIGNATURE_ALGORITHMS_CERT -> CertificateSchemes.read(body);
      case ExtensionTypes.CERTIFICATE_AUTHORITIES -> CertificateAuthorities.read(body);
      case ExtensionTypes.COMPRESS_CERTIFICATE -> CompressionAlgorithms.read(body);
      case ExtensionTypes.STATUS_REQUEST, ExtensionTypes.SIGNED_TIMESTAMPS ->
          new MarkerExtension(type);
      default -> new UnknownExtension(type, body.rest());
    };
  }

  private static Extension inTicket(int type, WireReader body) throws TlsFault {
    return switch (type) {
      case ExtensionTypes.EARLY_DATA -> EarlyDataLimit.read(body);
      case ExtensionTypes.TLS_FLAGS -> TicketFlags.read(body);
      default -> new UnknownExtension(type, body.rest());
    };
  }
}
