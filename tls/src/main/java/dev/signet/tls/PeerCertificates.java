// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.List;

/**
 * What a peer showed to prove who it is.
 *
 * @param role who the peer is
 * @param kind how to read the chain
 * @param chain DER, as it came
 * @param serverName the name that the client wants to reach, or that the client named to us
 * @param ocspResponse DER, stapled; empty where none came
 * @param timestamps signed certificate timestamps; empty where none came
 * @param version the version that was agreed on
 * @param schemes what we said that we accept
 * @param publicName whether the server name is that of a server's {@link
 *     dev.signet.tls.ech.EchConfig}, which could not read the encrypted hello: it has to be checked
 *     in place of the one that the application wants, even where that one is not checked (RFC 9849,
 *     6.1.7)
 */
public record PeerCertificates(
    PeerRole role,
    CertificateKind kind,
    List<Bytes> chain,
    String serverName,
    Bytes ocspResponse,
    List<Bytes> timestamps,
    ProtocolVersion version,
    List<SignatureScheme> schemes,
    boolean publicName) {
  /** Which side the peer is on. */
  public enum PeerRole {
    /** The peer opened the connection. */
    CLIENT,
    /** The peer accepted the connection. */
    SERVER
  }
}
