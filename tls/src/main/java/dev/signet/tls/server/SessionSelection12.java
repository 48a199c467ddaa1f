// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.CredentialChoice;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a client of TLS 1.2 goes on with a session (RFC 5077, 3.1; RFC 5246, 7.3). */
record SessionSelection12(
    ServerConfig config, ClientOffer12 offer, CredentialChoice.Chosen chosen) {
  /**
   * The session; null where the handshake is a full one.
   *
   * @throws TlsFault where the client has lost RFC 7627 since
   */
  @Nullable ServerSession find() throws TlsFault {
    if (!(config.sessions() instanceof ServerSessions.Tickets tickets)) {
      return null;
    }
    ServerSession session = known(tickets).orElse(null);
    if (session == null || !fits(session, tickets)) {
      return null;
    }
    boolean had = session.binding().extendedMasterSecret();
    // RFC 7627, 5.3: "If the original session used the "extended_master_secret" extension but the
    // new ClientHello does not contain it, the server MUST abort the abbreviated handshake."
    if (had && !offer.extendedMasterSecret()) {
      throw PeerMisbehaved.EXTENDED_MASTER_SECRET_CHANGED.toFault("extended_master_secret", "none");
    }
    // "If the original session did not use [it] but the new ClientHello contains the extension,
    // then the server MUST NOT perform the abbreviated handshake."
    return had == offer.extendedMasterSecret() ? session : null;
  }

  /** RFC 5077, 3.4: with a ticket the session id is made up, and tells nothing. */
  private Optional<ServerSession> known(ServerSessions.Tickets tickets) {
    if (!offer.ticket().isEmpty()) {
      return tickets.sealer().open(offer.ticket()).flatMap(ServerSession::read);
    }
    Bytes identifier = offer.hello().sessionId();
    return identifier.isEmpty() ? Optional.empty() : tickets.store().get(identifier);
  }

  private boolean fits(ServerSession session, ServerSessions.Tickets tickets) {
    Instant now = config.environment().clock().instant();
    return session.version() == ProtocolVersion.TLS12
        && config.parameters().suites().contains(session.suite())
        && offer.hello().cipherSuites().contains(session.suite().code())
        && session.binding().serverName().equals(offer.serverName())
        && session.binding().scope().equals(chosen.scope())
        && session.isFresh(now, tickets.lifetime());
  }
}
