// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ConnectionFacts.Names;
import dev.signet.tls.ConnectionFacts.Protocol;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.CertificateStatus12;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.ServerHelloDone12;
import dev.signet.tls.message.ServerKeyExchange12;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.session.SessionStore;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/**
 * A server's first flight of a full handshake of TLS 1.2, from ServerHello to ServerHelloDone (RFC
 * 5246, 7.3).
 */
final class ServerFlight12 {
  private final ServerHello12 hello;
  private final Selection12 selection;
  private final CredentialChoice.Chosen chosen;
  private final Flow flow;
  private final ServerConfig config;

  ServerFlight12(
      ServerHello12 hello, Selection12 selection, CredentialChoice.Chosen chosen, Flow flow) {
    this.hello = hello;
    this.selection = selection;
    this.chosen = chosen;
    this.flow = flow;
    this.config = hello.config();
  }

  HandshakeState send() throws TlsFault {
    RecordLimits12.apply(hello, flow);
    Credential credential = selection.match().credential();
    boolean ticket = givesTicket();
    Bytes sessionId = ticket ? Bytes.EMPTY : sessionId();
    AgreedKinds kinds =
        AgreedKinds.full(hello.offer().extensions(), credential, chosen.clientAuthentication());
    ServerHello12.Written written =
        hello.full(selection.suite(), credential, ticket, sessionId, kinds);
    ServerProgress12 progress =
        new ServerProgress12(config, agreement(), begun(), written.randoms(), ticket, sessionId);
    flow.send(written.message(), progress.transcript());
    flow.send(CertificateMessages.certificate12(credential), progress.transcript());
    if (hello.staples(credential)) {
      flow.send(new CertificateStatus12(credential.ocspResponse()), progress.transcript());
    }
    return sendKey(progress, kinds);
  }

  private HandshakeState sendKey(ServerProgress12 progress, AgreedKinds kinds) throws TlsFault {
    KeyExchange exchange =
        config.environment().primitives().begin(selection.group(), config.environment().random());
    byte[] content =
        ServerKeyExchange12.signedContent(
            progress.randoms().client(),
            progress.randoms().server(),
            selection.group().code(),
            exchange.share());
    SignatureScheme scheme = selection.match().scheme();
    return flow.await(
        selection.match().credential().signer().sign(scheme, content),
        signature -> {
          flow.send(
              new ServerKeyExchange12(
                  selection.group().code(), exchange.share(), scheme.code(), Bytes.wrap(signature)),
              progress.transcript());
          return finish(progress, exchange, kinds);
        });
  }

  private HandshakeState finish(
      ServerProgress12 progress, KeyExchange exchange, AgreedKinds kinds) {
    return switch (chosen.clientAuthentication()) {
      case ClientAuthentication.None _ -> {
        flow.send(new ServerHelloDone12(), progress.transcript());
        yield new ExpectClientKeyExchange12(progress, exchange, null);
      }
      case ClientAuthentication.Asked asked -> {
        flow.send(CertificateMessages.request12(config.parameters(), asked), progress.transcript());
        flow.send(new ServerHelloDone12(), progress.transcript());
        yield new ExpectClientCertificate12(
            progress, exchange, new AskedClient(asked, kinds.client().orElseThrow()));
      }
    };
  }

  /** A client's CertificateVerify signs the messages themselves, so they are kept for it. */
  private Transcript begun() {
    Transcript transcript = new Transcript(config.environment().primitives());
    switch (chosen.clientAuthentication()) {
      case ClientAuthentication.None _ -> transcript.begin(selection.suite().hash());
      case ClientAuthentication.Asked _ -> transcript.beginKeeping(selection.suite().hash());
    }
    transcript.add(hello.offer().message().whole());
    return transcript;
  }

  private boolean givesTicket() {
    return config.sessions() instanceof ServerSessions.Tickets tickets
        && tickets.count() > 0
        && hello.offer().extensions().has(ExtensionTypes.SESSION_TICKET);
  }

  /** RFC 5246, 7.4.1.3: a client that takes no tickets may come back by an identifier. */
  private Bytes sessionId() {
    if (!(config.sessions() instanceof ServerSessions.Tickets tickets)
        || tickets.store().equals(SessionStore.NONE)) {
      return Bytes.EMPTY;
    }
    byte[] identifier = new byte[ClientHello.MAX_SESSION_ID];
    config.environment().random().nextBytes(identifier);
    return Bytes.wrap(identifier);
  }

  private ServerProgress12.Agreement agreement() {
    Protocol spoken =
        new Protocol(
            ProtocolVersion.TLS12,
            selection.suite(),
            Optional.of(selection.group()),
            Resumption.NONE,
            hello.offer().extendedMasterSecret(),
            hello.offer().hello().random());
    return new ServerProgress12.Agreement(
        spoken,
        new Names(hello.offer().serverName(), hello.protocol()),
        CertificateMessages.shown(selection.match()),
        chosen.scope(),
        ServerSession.Issue.first(config.environment().clock().instant()));
  }
}
