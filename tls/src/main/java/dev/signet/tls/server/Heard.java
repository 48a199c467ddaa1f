// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.ClientHello;

/**
 * The ClientHello that a server goes by.
 *
 * @param hello the message
 * @param message its bytes, as they go into the transcript
 * @param ech how it came: with Encrypted Client Hello it is not the one that was on the wire
 */
record Heard(ClientHello hello, InboundMessage message, EchReception ech) {}
