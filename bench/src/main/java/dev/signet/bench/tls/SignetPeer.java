// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.testkit.TestIdentity;
import dev.signet.tls.Answer;
import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientSessions;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.CredentialSelector;
import dev.signet.tls.Environment;
import dev.signet.tls.KeySigner;
import dev.signet.tls.Parameters;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.SessionMemory;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.session.TicketSealer;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Our engine with one choice of providers. */
final class SignetPeer implements TlsPeer {
  private static final int TICKETS = 1;

  private final ClientConfig client;
  private final ServerConfig server;
  private final byte[] plain = SignetSide.sharedRoom();

  SignetPeer(
      TlsScenario scenario, TestIdentity identity, Primitives primitives, TicketSealer sealer) {
    Environment standard = Environment.standard();
    Environment environment =
        new Environment(primitives, standard.random(), standard.clock(), standard.listener());
    NamedGroup group = scenario.hybrid() ? NamedGroup.X25519MLKEM768 : NamedGroup.X25519;
    Parameters parameters =
        Parameters.standard(primitives)
            .withVersions(ProtocolVersion.TLS13)
            .withSuites(List.of(CipherSuite.TLS_AES_256_GCM_SHA384))
            .withGroups(List.of(group));
    this.server = server(identity, sealer, environment, parameters);
    // The key is read once: only the server's side is measured.
    PublicKey key = identity.certificate().getPublicKey();
    ClientSessions sessions =
        scenario.resumed() ? new SessionMemory(InstantSource.system()) : ClientSessions.none();
    this.client =
        ClientConfig.of(_ -> Answer.ready(new PeerVerdict.Accepted(key, "")))
            .withEnvironment(environment)
            .withParameters(parameters)
            .withSessions(sessions);
  }

  private static ServerConfig server(
      TestIdentity identity, TicketSealer sealer, Environment environment, Parameters parameters) {
    KeySigner signer =
        KeySigner.of(
            identity.keys().getPrivate(),
            identity.certificate().getPublicKey(),
            environment.primitives());
    List<Bytes> chain = identity.chainDer().stream().map(Bytes::of).toList();
    Credential credential = Credential.of(chain, signer);
    return ServerConfig.of(CredentialSelector.always(CredentialChoice.Chosen.of(credential)))
        .withEnvironment(environment)
        .withParameters(parameters)
        .withSessions(new ServerSessions.Tickets(sealer, TICKETS, Duration.ofHours(1)));
  }

  @Override
  public TlsSide client() {
    return new SignetSide(TlsEngine.client(client, "localhost", 443), plain);
  }

  @Override
  public TlsSide server() {
    return new SignetSide(TlsEngine.server(server), plain);
  }
}
