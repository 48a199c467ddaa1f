// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.SessionTicketExtension;
import dev.signet.tls.extension.SupportedGroups;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.HelloChecks12;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;

/**
 * A ClientHello that keeps the rules of TLS 1.2 (RFC 5246, 7.4.1.2).
 *
 * @param hello the message
 * @param message its bytes, for the transcript
 * @param extendedMasterSecret whether the client has RFC 7627
 */
record ClientOffer12(ClientHello hello, InboundMessage message, boolean extendedMasterSecret) {
  /** RFC 5746, 3.3: says the same as an empty renegotiation_info. */
  private static final int EMPTY_RENEGOTIATION_INFO_SCSV = 0x00ff;

  private static final int NO_COMPRESSION = 0;

  /**
   * Checks what TLS 1.2 demands of every ClientHello.
   *
   * @param required whether a client without RFC 7627 is refused
   */
  static ClientOffer12 read(ClientHello hello, InboundMessage message, boolean required)
      throws TlsFault {
    // RFC 5246, 7.4.1.2: "This vector MUST contain, and all implementations MUST support,
    // CompressionMethod.null."
    if (hello.compressionMethods().indexOf(NO_COMPRESSION) < 0) {
      throw PeerMisbehaved.COMPRESSION_NULL_MISSING.toFault("00", hello.compressionMethods().hex());
    }
    HelloChecks12.requireUncompressedPoints(hello.extensions());
    HelloChecks12.requireFirstHandshake(hello.extensions());
    return new ClientOffer12(
        hello, message, HelloChecks12.hasExtendedMasterSecret(hello.extensions(), required));
  }

  ExtensionBlock extensions() {
    return hello.extensions();
  }

  /** In lower case; empty where the client named no server. */
  String serverName() {
    return Greetings.serverName(hello);
  }

  /** Whether the client knows RFC 5746, and is told that we do. */
  boolean knowsSecureRenegotiation() {
    return extensions().has(ExtensionTypes.RENEGOTIATION_INFO)
        || hello.cipherSuites().contains(EMPTY_RENEGOTIATION_INFO_SCSV);
  }

  /** Whether the client says that it knows a group (RFC 8422, 4). */
  boolean knows(NamedGroup group) {
    SupportedGroups groups = extensions().find(SupportedGroups.class);
    return groups != null && groups.groups().contains(group.code());
  }

  /** The ticket that the client comes back with; empty for none. */
  Bytes ticket() {
    SessionTicketExtension ticket = extensions().find(SessionTicketExtension.class);
    return ticket == null ? Bytes.EMPTY : ticket.ticket();
  }
}
