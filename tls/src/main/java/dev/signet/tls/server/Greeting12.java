// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientGreeting;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.suite.ProtocolVersion;

/**
 * A server of TLS 1.2 that has read the ClientHello, and asks who it is to be: which certificate,
 * which application protocols, and what it wants of the client.
 */
final class Greeting12 {
  private final ServerConfig config;
  private final ClientOffer12 offer;
  private final Flow flow;

  Greeting12(ServerConfig config, ClientOffer12 offer, Flow flow) {
    this.config = config;
    this.offer = offer;
    this.flow = flow;
  }

  HandshakeState begin() throws TlsFault {
    ClientGreeting greeting = Greetings.of12(offer.hello());
    return flow.await(config.credentials().choose(greeting), choice -> chosen(greeting, choice));
  }

  private HandshakeState chosen(ClientGreeting greeting, CredentialChoice choice) throws TlsFault {
    return switch (choice) {
      case CredentialChoice.UnknownName _ ->
          throw PeerIncompatible.SERVER_NAME_UNKNOWN.toFault("", greeting.serverName());
      case CredentialChoice.NoneSuitable _, CredentialChoice.OuterInstead _ ->
          throw PeerIncompatible.CERTIFICATE_UNSUITABLE.toFault("", greeting.schemes().toString());
      case CredentialChoice.Chosen chosen -> resumeOrNot(greeting, chosen);
    };
  }

  private HandshakeState resumeOrNot(ClientGreeting greeting, CredentialChoice.Chosen chosen)
      throws TlsFault {
    String protocol =
        ProtocolSelection.select(chosen.applicationProtocols(), greeting.applicationProtocols());
    ServerHello12 hello = new ServerHello12(config, offer, protocol);
    ServerSession session = new SessionSelection12(config, offer, chosen).find();
    if (session == null) {
      return full(hello, greeting, chosen);
    }
    return switch (chosen.clientAuthentication()) {
      case ClientAuthentication.None _ -> resumed(hello, session, Shown.NOTHING, chosen);
      case ClientAuthentication.Asked asked ->
          resumedWithClient(hello, session, asked, greeting, chosen);
    };
  }

  /**
   * What the client showed then is judged again, by the rules of now. Where it does not hold any
   * more, all begins anew.
   */
  private HandshakeState resumedWithClient(
      ServerHello12 hello,
      ServerSession session,
      ClientAuthentication.Asked asked,
      ClientGreeting greeting,
      CredentialChoice.Chosen chosen)
      throws TlsFault {
    if (!asked.wishes().kinds().contains(session.client().kind())) {
      return full(hello, greeting, chosen);
    }
    if (session.client().chain().isEmpty()) {
      return asked.required()
          ? full(hello, greeting, chosen)
          : resumed(hello, session, Shown.NOTHING, chosen);
    }
    PeerQuestion question =
        PeerQuestion.resumed(
            session.client(), offer.serverName(), ProtocolVersion.TLS12, config.parameters());
    return flow.await(
        asked.verifier().verify(question.certificates()),
        verdict ->
            switch (verdict) {
              case PeerVerdict.Refused _ -> full(hello, greeting, chosen);
              case PeerVerdict.Accepted accepted ->
                  resumed(
                      hello, session, question.shown(accepted, session.client().scheme()), chosen);
            });
  }

  private HandshakeState resumed(
      ServerHello12 hello, ServerSession session, Shown client, CredentialChoice.Chosen chosen)
      throws TlsFault {
    flow.decide("resumption", "resumed", "the ticket opens, is fresh and of the same scope");
    return new ResumedFlight12(hello, chosen, flow).send(session, client);
  }

  private HandshakeState full(
      ServerHello12 hello, ClientGreeting greeting, CredentialChoice.Chosen chosen)
      throws TlsFault {
    Selection12 selection = Selection12.of(config, offer, greeting, chosen);
    flow.decide("suite", selection.suite().name(), "first that a certificate of ours serves");
    flow.decide("group", selection.group().label(), "first of ours that the client has");
    return new ServerFlight12(hello, selection, chosen, flow).send();
  }
}
