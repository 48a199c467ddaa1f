// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.wire.WireWriter;

/**
 * One extension of a handshake message (RFC 9846 section 4.2).
 *
 * <p>Each is a record that reads and writes its own content. Where an extension looks different in
 * an answer, the answer is a record of its own: {@link KeyShares} in a ClientHello, {@link
 * SelectedKeyShare} in a ServerHello.
 */
public sealed interface Extension
    permits ApplicationProtocols,
        CertificateAuthorities,
        CertificateSchemes,
        ClientCertificateTypes,
        CompressionAlgorithms,
        Cookie,
        EarlyDataLimit,
        EchConfirmation,
        EchInner,
        EchOuter,
        EchOuterExtensions,
        EchRetryConfigs,
        KeyShares,
        MarkerExtension,
        OfferedPsks,
        PaddingExtension,
        PointFormats,
        PskModes,
        RecordSizeLimit,
        RenegotiatedConnection,
        RetryGroup,
        SelectedClientCertificateType,
        SelectedKeyShare,
        SelectedProtocol,
        SelectedPsk,
        SelectedServerCertificateType,
        SelectedVersion,
        ServerCertificateTypes,
        ServerName,
        SessionTicketExtension,
        SignatureSchemes,
        SignedTimestamps,
        StatusRequest,
        StatusResponse,
        SupportedGroups,
        SupportedVersions,
        TicketFlags,
        UnknownExtension {
  /** The extension's number, one of {@link ExtensionTypes} or any other. */
  int type();

  /** Writes the content, without type and length. */
  void write(WireWriter body);
}
