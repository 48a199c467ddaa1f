// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.testkit.TestIdentity;
import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientCredentials;
import dev.signet.tls.ClientPolicy;
import dev.signet.tls.ClientSessions;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.CredentialSelector;
import dev.signet.tls.Environment;
import dev.signet.tls.KeySigner;
import dev.signet.tls.Parameters;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerPolicy;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.SessionMemory;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.session.RotatingTickets;
import dev.signet.tls.session.SessionTable;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Our end of a cell: makes connections with the settings that the cell needs. */
final class OurEnd {
  private static final Duration TICKET_LIFE = Duration.ofHours(1);
  private static final int TICKETS = 1;

  /** For clients of TLS 1.2 that take no tickets. */
  private static final int SESSIONS = 16;

  private final Plan plan;
  private final Environment environment = Environment.standard();
  private final ClientSessions memory = new SessionMemory(environment.clock());
  private final ServerSessions tickets =
      new ServerSessions.Tickets(
              new RotatingTickets(
                  environment.primitives(), environment.random(), environment.clock(), TICKET_LIFE),
              TICKETS,
              TICKET_LIFE)
          .withStore(new SessionTable(SESSIONS));

  OurEnd(Plan plan) {
    this.plan = plan;
  }

  /** A client's connection to a server of the peer. */
  OurConnection connect(int port) throws IOException {
    Witness witness = new Witness();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    return new OurConnection(
        TlsEngine.client(client(witness), Workspace.HOST, port), witness, socket);
  }

  /** A server's connection with a client of the peer. */
  OurConnection accept(Socket socket) throws IOException {
    Witness witness = new Witness();
    return new OurConnection(TlsEngine.server(server(witness)), witness, socket);
  }

  private ClientConfig client(Witness witness) {
    Workspace files = plan.files();
    ClientCredentials credentials =
        plan.cell().asksClient()
            ? ClientCredentials.of(credential(files.client(plan.cell())))
            : ClientCredentials.none();
    return ClientConfig.of(new PathJudge(files.trustedByClient(plan.cell())))
        .withEnvironment(environment.withListener(witness))
        .withParameters(parameters(List.of(NamedGroup.X25519, NamedGroup.SECP384R1)))
        .withCredentials(credentials)
        .withSessions(memory)
        .withPolicy(
            ClientPolicy.STANDARD
                .withApplicationProtocols(protocols())
                .withExtendedMasterSecretRequired(plan.extendedMasterSecretRequired()));
  }

  private ServerConfig server(Witness witness) {
    ClientAuthentication authentication =
        plan.cell().asksClient()
            ? new ClientAuthentication.Asked(
                true, new PathJudge(plan.files().trustedByServer()), List.of())
            : new ClientAuthentication.None();
    Credential credential = credential(plan.files().server(plan.cell()));
    if (plan.cell().is(Feature.STAPLE)) {
      credential = credential.withOcspResponse(Bytes.of(plan.files().staple()));
    }
    CredentialChoice choice =
        new CredentialChoice.Chosen(List.of(credential), protocols(), authentication, Bytes.EMPTY);
    return ServerConfig.of(CredentialSelector.always(choice))
        .withEnvironment(environment.withListener(witness))
        .withParameters(parameters(List.of(NamedGroup.SECP384R1)))
        .withSessions(tickets)
        .withPolicy(
            ServerPolicy.STANDARD.withExtendedMasterSecretRequired(
                plan.extendedMasterSecretRequired()));
  }

  private Parameters parameters(List<NamedGroup> whenRetried) {
    Parameters usual =
        Parameters.standard(environment.primitives()).withVersions(plan.cell().version());
    return switch (plan.cell().feature()) {
      case HYBRID -> usual.withGroups(List.of(NamedGroup.X25519MLKEM768));
      case RETRY -> usual.withGroups(whenRetried);
      default -> usual;
    };
  }

  private List<String> protocols() {
    return plan.cell().is(Feature.ALPN) ? List.of(Plan.PROTOCOL) : List.of();
  }

  private Credential credential(TestIdentity identity) {
    KeySigner signer =
        KeySigner.of(
            identity.keys().getPrivate(),
            identity.certificate().getPublicKey(),
            environment.primitives());
    return Credential.of(identity.chainDer().stream().map(Bytes::of).toList(), signer);
  }

  /** A client's whole conversation, as often as the plan wants; the last one counts. */
  Outcome converseAsClient(int port) throws IOException {
    Outcome last = converse(port);
    for (int i = 1; i < plan.connections(); i++) {
      last = converse(port);
    }
    return last;
  }

  private Outcome converse(int port) throws IOException {
    try (OurConnection connection = connect(port)) {
      try {
        ask(connection);
        return connection.outcome(Optional.empty());
      } catch (TlsFault | IOException e) {
        return connection.outcome(Optional.of(e));
      }
    }
  }

  private void ask(OurConnection connection) throws IOException, TlsFault {
    connection.handshake();
    if (plan.cell().is(Feature.KEY_UPDATE)) {
      connection.updateKeys();
    }
    if (!plan.cell().is(Feature.CLIENT_REFUSED)) {
      connection.write(plan.request());
    }
    connection.readToEnd();
    connection.closeSending();
  }

  /** A server's whole conversation. */
  Outcome converseAsServer(Socket socket) throws IOException {
    try (OurConnection connection = accept(socket)) {
      try {
        answer(connection);
        return connection.outcome(Optional.empty());
      } catch (TlsFault | IOException e) {
        return connection.outcome(Optional.of(e));
      }
    }
  }

  private void answer(OurConnection connection) throws IOException, TlsFault {
    connection.handshake();
    for (int i = 1; i <= plan.requests(); i++) {
      if (!connection.readUntil("\r\n\r\n", i)) {
        return;
      }
      // The new keys are known to whoever has the whole answer.
      String answer = plan.answer(i == plan.requests());
      connection.write(answer.substring(0, Plan.ANSWER / 2));
      if (i < plan.requests()) {
        connection.updateKeys();
      }
      connection.write(answer.substring(Plan.ANSWER / 2));
    }
    connection.closeSending();
    connection.readRest();
  }
}
