// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.EarlyDataTerms;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PskIdentity;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.session.AntiReplay;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.wire.Bytes;
import java.time.Instant;
import java.util.Objects;

/**
 * Whether a server takes the early data of a client that resumes (RFC 9846, 4.2.10 and 8).
 *
 * @param protocol what ALPN came to in this connection
 */
record EarlyAdmission(
    ServerConfig config, ClientOffer offer, Exchange13 exchange, String protocol) {
  /** Decides, and says why; what is not taken will be skipped. */
  boolean admit(AcceptedTicket psk, Flow flow) {
    if (!offer.offersEarlyData()) {
      return false;
    }
    String reason = obstacle(psk);
    if (!reason.isEmpty()) {
      offer.refuseEarlyData(reason, flow);
      return false;
    }
    flow.decide("early data", "accepted", "first use of a fresh ticket that allows it");
    flow.earlyTraffic().take(psk.session().issue().maxEarlyData());
    return true;
  }

  /** What speaks against it; empty for nothing. The use is recorded where all else holds. */
  private String obstacle(AcceptedTicket psk) {
    ServerSession session = psk.session();
    if (!(config.sessions() instanceof ServerSessions.Tickets tickets)
        || !(tickets.earlyData() instanceof EarlyDataTerms.Accepted terms)) {
      return "this server takes none";
    }
    if (exchange.retried()) {
      return "the client was asked for a second hello";
    }
    // "The server MUST ... verify ... the selected PSK identity is the first".
    if (psk.index() != 0) {
      return "another ticket than the first was taken";
    }
    if (session.issue().maxEarlyData() == 0) {
      return "the ticket does not allow it";
    }
    // "The TLS version number", which tickets of TLS 1.2 never get to here, "cipher suite" and ALPN
    // have to be the same.
    if (session.suite() != exchange.suite()) {
      return "the suite is another one than the ticket's";
    }
    if (!session.binding().applicationProtocol().equals(protocol)) {
      return "the application protocol is another one than the ticket's";
    }
    // RFC 9846, 8.3: an old hello that somebody has kept tells an age that is not true any more.
    return psk.skew().abs().compareTo(terms.window()) > 0
        ? "the ticket's age is not what it should be"
        : replayed(session, tickets, terms);
  }

  private String replayed(
      ServerSession session, ServerSessions.Tickets tickets, EarlyDataTerms.Accepted terms) {
    Bytes name =
        Bytes.wrap(
            config
                .environment()
                .primitives()
                .digest(HashAlgorithm.SHA256)
                .digest(first().identity().toArray()));
    Instant made = session.issue().made();
    AntiReplay.Use use = new AntiReplay.Use(name, made, made.plus(tickets.lifetime()), now());
    return terms.antiReplay().isFirst(use)
        ? ""
        : "the ticket was used before, or that is not known";
  }

  private PskIdentity first() {
    OfferedPsks offered = Objects.requireNonNull(offer.preSharedKeys(), "a key was taken");
    return offered.identities().getFirst();
  }

  private Instant now() {
    return config.environment().clock().instant();
  }
}
