// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientGreeting;
import dev.signet.tls.ConnectionFacts.Names;
import dev.signet.tls.ConnectionFacts.Protocol;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.CompressedChains;
import dev.signet.tls.handshake.CredentialMatch;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeKeys13;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.handshake.SignedContent;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.CertificateVerify;
import dev.signet.tls.message.EncryptedExtensions;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A server's whole flight of TLS 1.3, from ServerHello to Finished (RFC 9846, 2): with a
 * certificate, or with a pre-shared key in its place.
 */
final class ServerFlight13 {
  private final ServerConfig config;
  private final ClientOffer offer;
  private final Exchange13 exchange;
  private final Flow flow;
  private final String protocol;

  ServerFlight13(
      ServerConfig config, ClientOffer offer, Exchange13 exchange, Flow flow, String protocol) {
    this.config = config;
    this.offer = offer;
    this.exchange = exchange;
    this.flow = flow;
    this.protocol = protocol;
  }

  /** With a certificate. */
  HandshakeState full(CredentialChoice.Chosen chosen, ClientGreeting greeting) throws TlsFault {
    List<Credential> readable = CredentialMatch.readable(chosen.credentials(), greeting.kinds());
    CredentialMatch match = CredentialMatch.find(readable, greeting.schemes());
    Credential credential = match.credential();
    AgreedKinds kinds =
        AgreedKinds.full(offer.extensions(), credential, chosen.clientAuthentication());
    offer.refuseEarlyData("no ticket was taken", flow);
    HandshakeKeys13 keys = new ServerOpening13(config, offer, exchange, flow).open(null);
    flow.send(extensions(Resumption.NONE, kinds, false), transcript());
    if (chosen.clientAuthentication() instanceof ClientAuthentication.Asked asked) {
      flow.send(
          CertificateMessages.request13(Bytes.EMPTY, config.parameters(), asked), transcript());
    }
    Certificate13 message =
        CertificateMessages.certificate13(Bytes.EMPTY, credential, offer.extensions());
    flow.send(
        CompressedChains.sent(message, offer.extensions(), config.parameters()), transcript());
    byte[] content = SignedContent.of(PeerRole.SERVER, transcript().hash());
    return flow.await(
        credential.signer().sign(match.scheme(), content),
        signature -> {
          flow.send(
              new CertificateVerify(match.scheme().code(), Bytes.wrap(signature)), transcript());
          return finish(keys, CertificateMessages.shown(match), chosen, kinds);
        });
  }

  /** With the pre-shared key of a ticket, where the client need not show who it is. */
  HandshakeState resumed(AcceptedTicket psk, CredentialChoice.Chosen chosen) throws TlsFault {
    return resumedAs(psk, Shown.NOTHING, chosen);
  }

  /**
   * The same where the client has to show who it is: what it showed then is judged again, by the
   * rules of now. Where it does not hold any more, all begins anew.
   */
  HandshakeState resumedWithClient(
      AcceptedTicket psk,
      ClientAuthentication.Asked asked,
      CredentialChoice.Chosen chosen,
      ClientGreeting greeting)
      throws TlsFault {
    ServerSession.ClientProof then = psk.session().client();
    if (!asked.wishes().kinds().contains(then.kind())) {
      return full(chosen, greeting);
    }
    if (then.chain().isEmpty()) {
      return asked.required() ? full(chosen, greeting) : resumedAs(psk, Shown.NOTHING, chosen);
    }
    PeerQuestion question =
        PeerQuestion.resumed(then, offer.serverName(), ProtocolVersion.TLS13, config.parameters());
    return flow.await(
        asked.verifier().verify(question.certificates()),
        verdict ->
            switch (verdict) {
              case PeerVerdict.Refused _ -> full(chosen, greeting);
              case PeerVerdict.Accepted accepted ->
                  resumedAs(psk, question.shown(accepted, then.scheme()), chosen);
            });
  }

  private HandshakeState resumedAs(AcceptedTicket psk, Shown client, CredentialChoice.Chosen chosen)
      throws TlsFault {
    ServerOpening13 opening = new ServerOpening13(config, offer, exchange, flow);
    boolean early = new EarlyAdmission(config, offer, exchange, protocol).admit(psk, flow);
    HandshakeKeys13 keys = early ? opening.openEarly(psk) : opening.open(psk);
    AgreedKinds kinds = AgreedKinds.resumed(offer.extensions(), chosen.credentials());
    flow.send(extensions(Resumption.RESUMED, kinds, early), transcript());
    Instant authenticated = psk.session().issue().authenticated();
    ServerAgreement13 agreement =
        agreement(Resumption.RESUMED, Shown.NOTHING, chosen, Optional.empty(), authenticated);
    ApplicationKeys13 application = sendFinished(keys);
    return early
        ? new ExpectEarlyDataEnd13(config, agreement, application, client)
        : new ExpectClientFinished13(config, agreement, application, client);
  }

  /** With a key that was agreed on outside of TLS: who has it needs no certificate. */
  HandshakeState byKey(AcceptedKey psk, CredentialChoice.Chosen chosen) throws TlsFault {
    offer.refuseEarlyData("no ticket was taken", flow);
    HandshakeKeys13 keys = new ServerOpening13(config, offer, exchange, flow).open(psk);
    AgreedKinds kinds = AgreedKinds.resumed(offer.extensions(), chosen.credentials());
    flow.send(extensions(Resumption.NONE, kinds, false), transcript());
    Instant now = config.environment().clock().instant();
    ServerAgreement13 agreement =
        agreement(Resumption.NONE, Shown.NOTHING, chosen, Optional.empty(), now);
    return new ExpectClientFinished13(
        config, agreement, sendFinished(keys), Shown.byKey(psk.source()));
  }

  private HandshakeState finish(
      HandshakeKeys13 keys, Shown local, CredentialChoice.Chosen chosen, AgreedKinds kinds)
      throws TlsFault {
    Instant now = config.environment().clock().instant();
    ServerAgreement13 agreement = agreement(Resumption.NONE, local, chosen, kinds.client(), now);
    ApplicationKeys13 application = sendFinished(keys);
    return switch (chosen.clientAuthentication()) {
      case ClientAuthentication.None _ ->
          new ExpectClientFinished13(config, agreement, application, Shown.NOTHING);
      case ClientAuthentication.Asked asked ->
          new ExpectClientCertificate13(
              config, agreement, application, new AskedClient(asked, kinds.client().orElseThrow()));
    };
  }

  /** RFC 9846, 4.4.4; what follows it is protected by the first application keys. */
  private ApplicationKeys13 sendFinished(HandshakeKeys13 keys) throws TlsFault {
    byte[] mac = keys.server().verifyData(transcript().hash());
    flow.send(new FinishedMessage(Bytes.wrap(mac)), transcript());
    ApplicationKeys13 application = keys.next(transcript(), flow);
    flow.protectSending(application.secrets().server().keys(keys.suite()));
    return application;
  }

  private ServerAgreement13 agreement(
      Resumption resumption,
      Shown local,
      CredentialChoice.Chosen chosen,
      Optional<CertificateKind> clientKind,
      Instant authenticated) {
    Protocol spoken =
        new Protocol(
            ProtocolVersion.TLS13,
            exchange.suite(),
            Optional.of(exchange.group()),
            resumption,
            true,
            offer.hello().random());
    Names names =
        new Names(offer.serverName(), protocol, offer.heard().ech().status(offer.hello()));
    Optional<CertificateKind> later =
        offer.extensions().has(ExtensionTypes.POST_HANDSHAKE_AUTH)
            ? Optional.of(clientKind.orElse(CertificateKind.X509))
            : Optional.empty();
    return new ServerAgreement13(
        spoken, names, local, chosen.scope(), offer.wantsTickets(), later, authenticated);
  }

  private EncryptedExtensions extensions(Resumption resumption, AgreedKinds kinds, boolean early) {
    return new ServerExtensions13(offer, protocol, config.policy()).write(resumption, kinds, early);
  }

  private Transcript transcript() {
    return exchange.transcript();
  }
}
