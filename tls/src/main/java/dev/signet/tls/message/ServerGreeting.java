// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

/**
 * What a server may answer to a ClientHello: both have the type and the form of a ServerHello (RFC
 * 9846 section 4.1.4).
 */
public sealed interface ServerGreeting extends HandshakeMessage
    permits HelloRetryRequest, ServerHello {}
