// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.KeyType;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.session.RotatingTickets;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.session.SessionTable;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Coming back with a ticket of TLS 1.2, both sides ours. */
class Resumption12Test {
  private static final Credential P256 = TestSides.credential(KeyType.P256);
  private final TestSessions kept = new TestSessions();
  private final ClientConfig client = Handshake12Test.client().withSessions(kept);
  private final ServerSessions sessions = TestTickets.sessions();

  @Test
  void aTicketIsTakenBack() throws TlsFault {
    EnginePair first = connect(client, server("scope", none()), "localhost");
    EnginePair second = connect(client, server("scope", none()), "localhost");
    assertThat(resumption(first)).isEqualTo(Resumption.NONE);
    assertThat(resumption(second)).isEqualTo(Resumption.RESUMED);
    assertThat(second.client.facts().protocol().resumption()).isEqualTo(Resumption.RESUMED);
    assertThat(second.client.facts().peer().chain()).isEqualTo(P256.chain());
    assertThat(second.client.facts().peer().identity()).isEqualTo("accepted");
    assertThat(second.client.export("x", null, 16)).isEqualTo(second.server.export("x", null, 16));
    assertThat(EnginePair.send(second.client, second.server, "ping")).isEqualTo("ping");
    assertThat(EnginePair.send(second.server, second.client, "pong")).isEqualTo("pong");
  }

  @Test
  void aClientThatOffersTls13TooIsResumedByATls12Server() throws TlsFault {
    ClientConfig both = TestSides.client().withSessions(kept);
    ServerConfig server = server("scope", none());
    ServerConfig old =
        server.withParameters(server.parameters().withVersions(ProtocolVersion.TLS12));
    connect(both, old, "localhost");
    assertThat(resumption(connect(both, old, "localhost"))).isEqualTo(Resumption.RESUMED);
  }

  @Test
  void aSessionIsKnownByItsIdentifierWhereThereAreNoTickets() throws TlsFault {
    ServerConfig keeping = server("scope", none()).withSessions(TestTickets.identifiers());
    EnginePair first = connect(client, keeping, "localhost");
    assertThat(resumption(first)).isEqualTo(Resumption.NONE);
    assertThat(kept.kept.values()).allMatch(ResumableSession::isByIdentifier);
    EnginePair second = connect(client, keeping, "localhost");
    assertThat(resumption(second)).isEqualTo(Resumption.RESUMED);
    assertThat(EnginePair.send(second.client, second.server, "ping")).isEqualTo("ping");
  }

  @Test
  void aSessionThatGoesOnRemembersItsGroup() throws TlsFault {
    EnginePair first = connect(client, server("scope", none()), "localhost");
    EnginePair second = connect(client, server("scope", none()), "localhost");
    assertThat(resumption(second)).isEqualTo(Resumption.RESUMED);
    assertThat(second.server.facts().protocol().group())
        .isPresent()
        .isEqualTo(first.server.facts().protocol().group())
        .isEqualTo(second.client.facts().protocol().group());
  }

  @Test
  void aTicketWhoseKeyRetiresIsGivenAnewAndLivesNoLonger() throws TlsFault {
    FixedClock clock = FixedClock.create();
    Environment environment =
        new Environment(TestSides.PRIMITIVES, new SecureRandom(), clock, TlsListener.NONE);
    RotatingTickets sealer =
        new RotatingTickets(TestSides.PRIMITIVES, new SecureRandom(), clock, Duration.ofHours(1));
    ServerConfig rotating =
        server("scope", none())
            .withEnvironment(environment)
            .withSessions(new ServerSessions.Tickets(sealer, 1, Duration.ofHours(3)));
    ClientConfig later = client.withEnvironment(environment);
    connect(later, rotating, "localhost");
    ResumableSession before = kept.kept.get("localhost:443");
    clock.advance(Duration.ofHours(1));
    assertThat(resumption(connect(later, rotating, "localhost"))).isEqualTo(Resumption.RESUMED);
    ResumableSession after = kept.kept.get("localhost:443");
    assertThat(after.ticket().ticket()).isNotEqualTo(before.ticket().ticket());
    assertThat(after.ticket().lifetimeSeconds()).isEqualTo(2 * 3600);
    assertThat(after.secret()).isEqualTo(before.secret());
    clock.advance(Duration.ofHours(1));
    assertThat(resumption(connect(later, rotating, "localhost"))).isEqualTo(Resumption.RESUMED);
    clock.advance(Duration.ofHours(1));
    assertThat(resumption(connect(later, rotating, "localhost"))).isEqualTo(Resumption.NONE);
  }

  @Test
  void aFullTableForgetsTheSessionThatRestedLongest() {
    SessionTable table = new SessionTable(2);
    ServerSession session =
        new ServerSession(
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            new byte[48],
            ServerSession.Issue.first(Instant.EPOCH),
            new ServerSession.Binding("", Bytes.EMPTY, true, "", Optional.empty()),
            new ServerSession.ClientProof(CertificateKind.X509, List.of(), Optional.empty()));
    for (int i = 0; i < 3; i++) {
      table.put(Bytes.of(new byte[] {(byte) i}), session);
      table.get(Bytes.of(new byte[] {0}));
    }
    assertThat(table.get(Bytes.of(new byte[] {0}))).isPresent();
    assertThat(table.get(Bytes.of(new byte[] {1}))).isEmpty();
    assertThat(table.get(Bytes.of(new byte[] {2}))).isPresent();
  }

  @Test
  void anotherScopeBeginsAnew() throws TlsFault {
    connect(client, server("scope", none()), "localhost");
    EnginePair second = connect(client, server("other", none()), "localhost");
    assertThat(resumption(second)).isEqualTo(Resumption.NONE);
  }

  @Test
  void anotherNameBeginsAnew() throws TlsFault {
    connect(client, server("scope", none()), "localhost");
    ResumableSession session = kept.kept.remove("localhost:443");
    kept.remember("elsewhere", 443, session);
    EnginePair second = connect(client, server("scope", none()), "elsewhere");
    assertThat(resumption(second)).isEqualTo(Resumption.NONE);
  }

  @Test
  void aTicketThatNobodyKnowsBeginsAnew() throws TlsFault {
    connect(client, server("scope", none()), "localhost");
    ServerConfig strange = server("scope", none()).withSessions(TestTickets.sessions());
    assertThat(resumption(connect(client, strange, "localhost"))).isEqualTo(Resumption.NONE);
  }

  @Test
  void aClientWhoseCertificateStillHoldsIsKnownAgain() throws TlsFault {
    Credential own = TestSides.credential(TestSides.CA.client("alice"));
    ClientConfig known = client.withCredentials(ClientCredentials.of(own));
    connect(known, server("scope", asked(TestSides.acceptingVerifier())), "localhost");
    EnginePair second =
        connect(known, server("scope", asked(TestSides.acceptingVerifier())), "localhost");
    assertThat(resumption(second)).isEqualTo(Resumption.RESUMED);
    assertThat(second.server.facts().peer().chain()).isEqualTo(own.chain());
  }

  @Test
  void aClientWhoseCertificateHoldsNoMoreIsAskedAnew() throws TlsFault {
    Credential own = TestSides.credential(TestSides.CA.client("alice"));
    ClientConfig known = client.withCredentials(ClientCredentials.of(own));
    connect(known, server("scope", asked(TestSides.acceptingVerifier())), "localhost");
    PeerVerifier revoking =
        peer ->
            Answer.ready(
                new PeerVerdict.Refused(
                    CertificateFault.CERTIFICATE_REVOKED,
                    Report.of(Finding.of(CertificateFault.CERTIFICATE_REVOKED))));
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class, () -> connect(known, server("scope", asked(revoking)), "localhost"));
    assertThat(fault.code()).isEqualTo(CertificateFault.CERTIFICATE_REVOKED);
  }

  @Test
  void losingTheExtendedMasterSecretEndsTheConnection() throws TlsFault {
    connect(client, server("scope", none()), "localhost");
    ResumableSession session = kept.kept.values().iterator().next();
    // The same session as if it had begun without: the server's answer does not agree with it.
    kept.remember("localhost", 443, Sessions12.withoutExtendedMasterSecret(session));
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class, () -> connect(client, server("scope", none()), "localhost"));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.EXTENDED_MASTER_SECRET_CHANGED);
  }

  @Test
  void aServerWhoseSecretIsAnotherOneIsFoundOut() throws TlsFault {
    connect(client, server("scope", none()), "localhost");
    ResumableSession session = kept.kept.values().iterator().next();
    kept.remember("localhost", 443, Sessions12.withSecret(session, new byte[48]));
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class, () -> connect(client, server("scope", none()), "localhost"));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.RECORD_FORGED);
  }

  private ServerConfig server(String scope, ClientAuthentication authentication) {
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(P256),
            List.of(),
            authentication,
            Bytes.of(scope.getBytes(StandardCharsets.US_ASCII)));
    return ServerConfig.of(CredentialSelector.always(choice)).withSessions(sessions);
  }

  private static ClientAuthentication none() {
    return new ClientAuthentication.None();
  }

  private static ClientAuthentication asked(PeerVerifier verifier) {
    return new ClientAuthentication.Asked(true, verifier, List.of());
  }

  private static Resumption resumption(EnginePair pair) {
    return pair.server.facts().protocol().resumption();
  }

  private static EnginePair connect(ClientConfig client, ServerConfig server, String name)
      throws TlsFault {
    return new EnginePair(client, server, name).run();
  }
}
