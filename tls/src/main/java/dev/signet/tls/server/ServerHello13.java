// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientGreeting;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.ExternalPsks;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CredentialMatch;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import java.util.Optional;

/**
 * A server of TLS 1.3 that knows suite and group, and asks who it is to be: which certificate,
 * which application protocols, and what it wants of the client.
 */
final class ServerHello13 {
  private final ServerConfig config;
  private final ClientOffer offer;
  private final Exchange13 exchange;
  private final Flow flow;

  ServerHello13(ServerConfig config, ClientOffer offer, Exchange13 exchange, Flow flow) {
    this.config = config;
    this.offer = offer;
    this.exchange = exchange;
    this.flow = flow;
  }

  HandshakeState choose() throws TlsFault {
    ClientGreeting greeting = Greetings.of13(offer.heard());
    return flow.await(config.credentials().choose(greeting), choice -> chosen(greeting, choice));
  }

  private HandshakeState chosen(ClientGreeting greeting, CredentialChoice choice) throws TlsFault {
    return switch (choice) {
      case CredentialChoice.UnknownName _ ->
          throw PeerIncompatible.SERVER_NAME_UNKNOWN.toFault("", greeting.serverName());
      case CredentialChoice.NoneSuitable _ ->
          throw PeerIncompatible.CERTIFICATE_UNSUITABLE.toFault("", greeting.schemes().toString());
      case CredentialChoice.OuterInstead _ -> withOuter(greeting);
      case CredentialChoice.Chosen chosen -> resumeOrNot(greeting, chosen);
    };
  }

  /**
   * Begins again with the hello that everybody sees, as long as nothing was answered. The client is
   * told of no configurations: with others it would come here again, so it is to do without.
   */
  private HandshakeState withOuter(ClientGreeting greeting) throws TlsFault {
    if (offer.heard().ech() instanceof EchReception.Opened opened && !exchange.retried()) {
      flow.decide("ech", "refused", "nothing is there for the name that was encrypted");
      EchReception none = new EchReception.Declined(Optional.empty());
      Heard outer = new Heard(opened.outer().hello(), opened.outer().message(), none);
      return HelloGreeting.begin(config, outer, flow);
    }
    throw PeerIncompatible.CERTIFICATE_UNSUITABLE.toFault("", greeting.schemes().toString());
  }

  /** Where the client holds a ticket that still counts, the certificate is left out. */
  private HandshakeState resumeOrNot(ClientGreeting greeting, CredentialChoice.Chosen chosen)
      throws TlsFault {
    String protocol =
        ProtocolSelection.select(chosen.applicationProtocols(), greeting.applicationProtocols());
    PskSelection selection = new PskSelection(config, offer, exchange, chosen);
    ServerFlight13 flight = new ServerFlight13(config, offer, exchange, flow, protocol);
    AcceptedTicket psk = selection.accept();
    if (psk == null) {
      return anew(flight, greeting, chosen);
    }
    flow.tellTicketAge(psk.skew());
    flow.decide("resumption", "resumed", "the ticket opens, is fresh and of the same scope");
    return switch (chosen.clientAuthentication()) {
      case dev.signet.tls.ClientAuthentication.None _ -> flight.resumed(psk, chosen);
      case dev.signet.tls.ClientAuthentication.Asked asked ->
          flight.resumedWithClient(psk, asked, chosen, greeting);
    };
  }

  /** With a certificate, or with a key that was agreed on outside of TLS in its place. */
  private HandshakeState anew(
      ServerFlight13 flight, ClientGreeting greeting, CredentialChoice.Chosen chosen)
      throws TlsFault {
    ExternalPsks psks = config.psks();
    boolean certificate =
        psks.use() != ExternalPsks.Use.REQUIRED
            && CredentialMatch.readable(chosen.credentials(), greeting.kinds()).stream()
                .anyMatch(each -> CredentialMatch.of(each, greeting.schemes()).isPresent());
    if (psks.keys().isEmpty() || (certificate && psks.use() == ExternalPsks.Use.FALLBACK)) {
      return flight.full(chosen, greeting);
    }
    ExternalSelection selection = new ExternalSelection(config, offer, exchange);
    AcceptedKey key = selection.accept();
    if (key != null) {
      flow.decide("authentication", "pre-shared key", "the client holds one of ours");
      return flight.byKey(key, chosen);
    }
    if (!certificate) {
      throw selection.nothing();
    }
    return flight.full(chosen, greeting);
  }
}
