// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.wire.Bytes;
import java.time.Instant;
import java.util.Optional;

/**
 * What a server of TLS 1.3 and its client have agreed on before the client's last flight.
 *
 * @param protocol what is spoken
 * @param names who was asked for, and for what
 * @param local what we have shown
 * @param scope the rules under which a ticket of this connection counts
 * @param ticketsWanted whether the client can use tickets
 * @param later what the client shows if it is asked after the handshake; empty where it may not be
 * @param authenticated when the full handshake was that this connection comes from
 */
record ServerAgreement13(
    ConnectionFacts.Protocol protocol,
    ConnectionFacts.Names names,
    ConnectionFacts.Shown local,
    Bytes scope,
    boolean ticketsWanted,
    Optional<CertificateKind> later,
    Instant authenticated) {}
