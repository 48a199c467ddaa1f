// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/**
 * What a server says when it asks for the client's certificate.
 *
 * @param version the version that was agreed on
 * @param kind what may be shown: a chain, or a raw public key (RFC 7250)
 * @param schemes the signature schemes that both sides know, in the server's order
 * @param certificateSchemes what signatures in the chain may use (RFC 9846, 4.2.3)
 * @param authorities DER names of the issuers that it trusts; empty where it did not say
 * @param peer what the server has shown
 */
public record CertificateDemand(
    ProtocolVersion version,
    CertificateKind kind,
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes,
    List<Bytes> authorities,
    List<Bytes> peer) {}
