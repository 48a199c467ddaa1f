// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/**
 * What a server may look at to choose its certificate.
 *
 * @param version the version that was agreed on
 * @param kinds what the client takes from us, in its order (RFC 7250)
 * @param serverName in lower case; empty where the client named none
 * @param applicationProtocols what the client offers by ALPN, in its order
 * @param schemes the signature schemes that both sides know, in the client's order
 * @param certificateSchemes what signatures in the chain may use (RFC 9846, 4.2.3)
 * @param authorities DER names of issuers that the client trusts; empty where it did not say
 * @param encrypted whether this is what the client has encrypted, and not what everybody sees
 */
public record ClientGreeting(
    ProtocolVersion version,
    List<CertificateKind> kinds,
    String serverName,
    List<String> applicationProtocols,
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes,
    List<Bytes> authorities,
    boolean encrypted) {}
