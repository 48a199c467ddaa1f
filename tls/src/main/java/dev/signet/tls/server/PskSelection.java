// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.CredentialChoice;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.PskOrigin;
import dev.signet.tls.session.PreSharedKey;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the client's pre-shared keys a server takes, if any (RFC 9846, 4.2.11). */
final class PskSelection {
  /** Each costs a decryption; clients offer one or two. */
  private static final int MAX_TRIED = 4;

  private final ServerConfig config;
  private final ClientOffer offer;
  private final Exchange13 exchange;
  private final CredentialChoice.Chosen chosen;

  PskSelection(
      ServerConfig config, ClientOffer offer, Exchange13 exchange, CredentialChoice.Chosen chosen) {
    this.config = config;
    this.offer = offer;
    this.exchange = exchange;
    this.chosen = chosen;
  }

  /**
   * The first that we know and that fits.
   *
   * @throws TlsFault {@code decrypt_error} where its binder does not hold: RFC 9846, 4.2.11, "If
   *     this value is not present or does not validate, the server MUST abort the handshake"
   */
  @Nullable AcceptedTicket accept() throws TlsFault {
    OfferedPsks offered = offer.preSharedKeys();
    if (offered == null || !(config.sessions() instanceof ServerSessions.Tickets tickets)) {
      return null;
    }
    int tried = Math.min(offered.identities().size(), MAX_TRIED);
    for (int i = 0; i < tried; i++) {
      Bytes ticket = offered.identities().get(i).identity();
      Optional<ServerSession> session = tickets.sealer().open(ticket).flatMap(ServerSession::read);
      if (session.isPresent() && fits(session.get(), tickets)) {
        checkBinder(session.get(), ticket, offered, i);
        Instant now = config.environment().clock().instant();
        return new AcceptedTicket(i, offered.identities().get(i), session.get(), now);
      }
    }
    return null;
  }

  private boolean fits(ServerSession session, ServerSessions.Tickets tickets) {
    Instant now = config.environment().clock().instant();
    return session.version() == ProtocolVersion.TLS13
        // RFC 9846, 4.2.11: the hash goes with the key, the rest of the suite does not.
        && session.suite().hash() == exchange.suite().hash()
        && session.binding().serverName().equals(offer.serverName())
        && session.binding().scope().equals(chosen.scope())
        && session.isFresh(now, tickets.lifetime());
  }

  private void checkBinder(ServerSession session, Bytes ticket, OfferedPsks offered, int index)
      throws TlsFault {
    PreSharedKey key =
        new PreSharedKey(ticket, session.secret(), exchange.suite().hash(), PskOrigin.RESUMPTION);
    try {
      new BinderCheck(config, offer, exchange).check(key, offered, index);
    } finally {
      key.wipe();
    }
  }
}
