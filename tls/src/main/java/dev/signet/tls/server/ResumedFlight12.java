// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Names;
import dev.signet.tls.ConnectionFacts.Protocol;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.key.MasterSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;

/** A server's flight of a resumed handshake of TLS 1.2, where it finishes first (RFC 5246, 7.3). */
final class ResumedFlight12 {
  private final ServerHello12 hello;
  private final CredentialChoice.Chosen chosen;
  private final Flow flow;
  private final ServerConfig config;

  ResumedFlight12(ServerHello12 hello, CredentialChoice.Chosen chosen, Flow flow) {
    this.hello = hello;
    this.chosen = chosen;
    this.flow = flow;
    this.config = hello.config();
  }

  HandshakeState send(ServerSession session, Shown client) throws TlsFault {
    RecordLimits12.apply(hello, flow);
    CipherSuite suite = session.suite();
    Transcript transcript = new Transcript(config.environment().primitives());
    transcript.begin(suite.hash());
    transcript.add(hello.offer().message().whole());
    boolean renews = renewsTicket();
    AgreedKinds kinds = AgreedKinds.resumed(hello.offer().extensions(), chosen.credentials());
    ServerHello12.Written written = hello.resumed(suite, kinds, renews);
    flow.send(written.message(), transcript);
    Hkdf hkdf = config.environment().primitives().hkdf(suite.hash());
    ConnectionKeys12 keys =
        ConnectionKeys12.derive(
            MasterSecret.resumed(hkdf, session.secret()), suite, written.randoms(), flow);
    ServerProgress12 progress =
        new ServerProgress12(
            config, agreement(session), transcript, written.randoms(), renews, Bytes.EMPTY);
    if (renews) {
      flow.send(new TicketIssue12(progress, client).ticket(keys), transcript);
    }
    ServerFinish12.send(progress, keys, flow);
    return new ExpectClientChange12(progress, keys, client);
  }

  /**
   * RFC 5077, 3.3: "If the server successfully verifies the client's ticket, then it MAY renew the
   * ticket", here where its key retires.
   */
  private boolean renewsTicket() {
    return config.sessions() instanceof ServerSessions.Tickets tickets
        && !hello.offer().ticket().isEmpty()
        && tickets.sealer().isRetiring(hello.offer().ticket());
  }

  private ServerProgress12.Agreement agreement(ServerSession session) {
    Protocol spoken =
        new Protocol(
            ProtocolVersion.TLS12,
            session.suite(),
            session.binding().group(),
            Resumption.RESUMED,
            hello.offer().extendedMasterSecret(),
            hello.offer().hello().random());
    return new ServerProgress12.Agreement(
        spoken,
        new Names(hello.offer().serverName(), hello.protocol()),
        Shown.NOTHING,
        chosen.scope(),
        session.issue());
  }
}
