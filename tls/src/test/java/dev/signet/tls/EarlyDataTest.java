// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.testkit.FixedClock;
import dev.signet.testkit.KeyType;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.ech.EchKey;
import dev.signet.tls.ech.EchKeys;
import dev.signet.tls.ech.EchProfile;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.session.RotatingTickets;
import dev.signet.tls.session.UsedTickets;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Early data (RFC 9846, 2.3), both sides ours. */
class EarlyDataTest {
  private static final Credential P256 = TestSides.credential(KeyType.P256);
  private static final int MOST = 1000;
  private final FixedClock clock = FixedClock.create();
  private final Environment environment =
      new Environment(TestSides.PRIMITIVES, new SecureRandom(), clock, TlsListener.NONE);
  private final RotatingTickets sealer =
      new RotatingTickets(TestSides.PRIMITIVES, new SecureRandom(), clock, Duration.ofDays(1));
  private final TestSessions kept = new TestSessions();
  private final ClientConfig client =
      TestSides.client().withEnvironment(environment).withSessions(kept);
  private final ServerConfig server = server(terms(), List.of());

  @Test
  void dataComesBeforeTheHandshakeAndIsAnsweredBeforeItsEnd() throws TlsFault {
    connect();
    EnginePair pair = comeBack(server);
    assertThat(pair.client.earlyRoom()).isEqualTo(MOST);
    byte[] first = EnginePair.sealEarly(pair.client, "question");
    assertThat(pair.client.earlyRoom()).isEqualTo(MOST - 8);
    assertThat(pair.client.earlyData()).isEqualTo(EarlyDataStatus.OFFERED);
    assertThat(EnginePair.feed(first, pair.server)).isEqualTo("question");
    assertThat(pair.server.receivedEarly()).isTrue();
    assertThat(pair.server.canSend()).isFalse();
    byte[] exported = pair.server.export("early", null, 16);
    byte[] answer = EnginePair.sealEarly(pair.server, "answer");
    assertThat(EnginePair.feed(answer, pair.client)).isEqualTo("answer");
    assertThat(pair.client.export("early", null, 16)).isEqualTo(exported);
    assertThat(pair.client.receivedEarly()).isFalse();
    assertThat(pair.client.earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
    assertThat(pair.client.earlyRoom()).isZero();
    pair.finish();
    assertThat(pair.server.earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
    assertThat(pair.server.facts().protocol().resumption()).isEqualTo(Resumption.RESUMED);
    assertThat(EnginePair.send(pair.client, pair.server, "late")).isEqualTo("late");
    assertThat(pair.server.receivedEarly()).isFalse();
    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
  }

  @Test
  void moreMayBeSentUntilTheServerHasFinished() throws TlsFault {
    connect();
    EnginePair pair = comeBack(server);
    assertThat(EnginePair.feed(EnginePair.sealEarly(pair.client, "one"), pair.server))
        .isEqualTo("one");
    assertThat(EnginePair.feed(EnginePair.sealEarly(pair.client, "two"), pair.server))
        .isEqualTo("two");
    pair.finish();
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
  }

  @Test
  void aClientThatOffersEarlyDataNeedNotSendAny() throws TlsFault {
    connect();
    EnginePair pair = comeBack(server).finish();
    assertThat(pair.server.earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
  }

  @Test
  void neitherSideDoesItUnasked() throws TlsFault {
    connect();
    assertThat(session().ticket().maxEarlyData()).isEqualTo(MOST);
    EnginePair unasked = new EnginePair(client, server, "localhost");
    unasked.client.start();
    assertThat(unasked.client.earlyRoom()).isZero();
    unasked.finish();
    assertThat(unasked.client.earlyData()).isEqualTo(EarlyDataStatus.NONE);
    new EnginePair(client, server(new EarlyDataTerms.Refused(), List.of()), "localhost").run();
    assertThat(session().ticket().maxEarlyData()).isZero();
  }

  @Test
  void whatAServerDoesNotTakeIsSkippedAndTheClientIsTold() throws TlsFault {
    connect();
    EnginePair pair = comeBack(server.withSessions(refusing()));
    assertThat(EnginePair.feed(EnginePair.sealEarly(pair.client, "unread"), pair.server)).isEmpty();
    pair.finish();
    assertRejected(pair);
  }

  @Test
  void aSecondHelloIsWithoutEarlyData() throws TlsFault {
    connect();
    ServerConfig otherGroup =
        server.withParameters(server.parameters().withGroups(List.of(NamedGroup.SECP384R1)));
    EnginePair pair = comeBack(otherGroup);
    assertThat(EnginePair.feed(EnginePair.sealEarly(pair.client, "unread"), pair.server)).isEmpty();
    pair.finish();
    assertThat(pair.client.facts().protocol().group()).contains(NamedGroup.SECP384R1);
    assertRejected(pair);
  }

  @Test
  void whatIsSentAgainIsNotTakenAgain() throws TlsFault {
    connect();
    EnginePair pair = comeBack(server);
    byte[] recorded = EnginePair.sealEarly(pair.client, "pay 5 EUR");
    assertThat(EnginePair.feed(recorded, pair.server)).isEqualTo("pay 5 EUR");
    TlsEngine again = TlsEngine.server(server);
    assertThat(EnginePair.feed(recorded, again)).isEmpty();
    assertThat(again.earlyData()).isEqualTo(EarlyDataStatus.REJECTED);
  }

  @Test
  void aHelloThatSomebodyHasKeptForAWhileIsNotFresh() throws TlsFault {
    connect();
    EnginePair pair = comeBack(server);
    byte[] recorded = EnginePair.sealEarly(pair.client, "question");
    clock.advance(EarlyDataTerms.Accepted.STANDARD_WINDOW.plusMillis(1));
    assertThat(EnginePair.feed(recorded, pair.server)).isEmpty();
    assertThat(pair.server.earlyData()).isEqualTo(EarlyDataStatus.REJECTED);
    pair.finish();
    assertRejected(pair);
  }

  @Test
  void aServerTellsHowFarTheClientsClockIsAhead() throws TlsFault {
    List<Duration> told = new ArrayList<>();
    TlsListener listener =
        new TlsListener() {
          @Override
          public void onTicketAge(Duration skew) {
            told.add(skew);
          }
        };
    connect();
    ServerConfig listening = server.withEnvironment(environment.withListener(listener));
    EnginePair pair = comeBack(listening);
    byte[] slow = EnginePair.sealEarly(pair.client, "question");
    // On its way for four seconds: the client says that its ticket is younger than it is.
    clock.advance(Duration.ofSeconds(4));
    EnginePair.feed(slow, pair.server);
    assertThat(told).containsExactly(Duration.ofSeconds(-4));
  }

  @Test
  void aSlowNetworkIsForgiven() throws TlsFault {
    connect();
    clock.advance(Duration.ofMinutes(10));
    EnginePair pair = comeBack(server);
    byte[] slow = EnginePair.sealEarly(pair.client, "question");
    clock.advance(EarlyDataTerms.Accepted.STANDARD_WINDOW);
    assertThat(EnginePair.feed(slow, pair.server)).isEqualTo("question");
  }

  @Test
  void moreThanTheTicketAllowsEndsTheConnection() throws TlsFault {
    connect();
    ResumableSession session = session();
    ResumableSession.TicketFacts ticket = session.ticket();
    kept.remember(
        "localhost",
        443,
        new ResumableSession(
            session.version(),
            session.suite(),
            session.secret(),
            new ResumableSession.TicketFacts(
                ticket.ticket(),
                ticket.lifetimeSeconds(),
                ticket.ageAdd(),
                ticket.received(),
                MOST + 1),
            session.peer()));
    EnginePair pair = comeBack(server);
    byte[] allowed = EnginePair.sealEarly(pair.client, "x".repeat(MOST));
    assertThat(EnginePair.feed(allowed, pair.server)).hasSize(MOST);
    byte[] more = EnginePair.sealEarly(pair.client, "x");
    TlsFault fault = catchThrowableOfType(TlsFault.class, () -> EnginePair.feed(more, pair.server));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.EARLY_DATA_OVER_LIMIT);
  }

  @Test
  void moreThanThereIsRoomForIsRefusedAndNothingIsLost() throws TlsFault {
    connect();
    EnginePair pair = comeBack(server);
    TlsFault fault =
        catchThrowableOfType(
            TlsFault.class, () -> EnginePair.sealEarly(pair.client, "x".repeat(MOST + 1)));
    assertThat(fault.code()).isEqualTo(EngineMisuse.CALL_OUT_OF_ORDER);
    assertThat(EnginePair.feed(EnginePair.sealEarly(pair.client, "ok"), pair.server))
        .isEqualTo("ok");
  }

  @Test
  void anotherApplicationProtocolDoesNotGetItsData() throws TlsFault {
    ClientConfig speaking = client.withApplicationProtocols(List.of("a", "b"));
    new EnginePair(speaking, server(terms(), List.of("a")), "localhost").run();
    EnginePair pair = new EnginePair(speaking, server(terms(), List.of("b")), "localhost");
    pair.client.offerEarlyData();
    pair.client.start();
    assertThat(EnginePair.feed(EnginePair.sealEarly(pair.client, "for a"), pair.server)).isEmpty();
    pair.finish();
    assertThat(pair.client.facts().names().applicationProtocol()).isEqualTo("b");
    assertRejected(pair);
  }

  @Test
  void aClientDoesNotOfferItForAProtocolThatItSpeaksNoMore() throws TlsFault {
    ServerConfig speaking = server(terms(), List.of("a"));
    new EnginePair(client.withApplicationProtocols(List.of("a")), speaking, "localhost").run();
    EnginePair pair =
        new EnginePair(client.withApplicationProtocols(List.of("b")), server, "localhost");
    pair.client.offerEarlyData();
    pair.client.start();
    assertThat(pair.client.earlyRoom()).isZero();
    assertThat(pair.finish().client.earlyData()).isEqualTo(EarlyDataStatus.NONE);
  }

  @Test
  void anOlderVersionInAnswerToEarlyDataEndsTheConnection() throws TlsFault {
    connect();
    ServerConfig old =
        server.withParameters(server.parameters().withVersions(ProtocolVersion.TLS12));
    EnginePair pair = comeBack(old);
    // TLS 1.2 does not know what follows the hello.
    assertThat(catchThrowableOfType(TlsFault.class, pair::finish).code())
        .isEqualTo(PeerMisbehaved.CHANGE_CIPHER_SPEC_UNEXPECTED);
    TlsFault fault =
        catchThrowableOfType(TlsFault.class, () -> EnginePair.move(pair.server, pair.client));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.EARLY_DATA_VERSION_OLD);
  }

  @Test
  void anEncryptedHelloHasItToo() throws TlsFault {
    EchKey key =
        EchKey.generate(
            1, EchProfile.of("public.example"), TestSides.PRIMITIVES, new SecureRandom());
    ServerConfig opening = server.withEch(EchKeys.of(List.of(key)));
    EchSource source = EchSource.always(EchConfigList.of(List.of(key.config())));
    new EnginePair(client.withEch(source), opening, "localhost").run();
    EnginePair pair = new EnginePair(client.withEch(source), opening, "localhost");
    pair.client.offerEarlyData();
    pair.client.start();
    byte[] first = EnginePair.sealEarly(pair.client, "question");
    assertThat(EnginePair.feed(first, pair.server)).isEqualTo("question");
    assertThat(pair.server.receivedEarly()).isTrue();
    pair.finish();
    assertThat(pair.client.earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
    assertThat(pair.client.facts().names().ech()).isEqualTo(EchStatus.ACCEPTED);
    assertThat(EnginePair.send(pair.client, pair.server, "late")).isEqualTo("late");
  }

  @Test
  void aServerThatCannotReadTheEncryptedHelloSkipsIt() throws TlsFault {
    EchKey key =
        EchKey.generate(
            1, EchProfile.of("public.example"), TestSides.PRIMITIVES, new SecureRandom());
    ServerConfig opening = server.withEch(EchKeys.of(List.of(key)));
    ClientConfig encrypting =
        client.withEch(EchSource.always(EchConfigList.of(List.of(key.config()))));
    new EnginePair(encrypting, opening, "localhost").run();
    EnginePair pair = new EnginePair(encrypting, server, "localhost");
    pair.client.offerEarlyData();
    pair.client.start();
    assertThat(EnginePair.feed(EnginePair.sealEarly(pair.client, "lost"), pair.server)).isEmpty();
    TlsFault fault = catchThrowableOfType(TlsFault.class, pair::finish);
    assertThat(fault.code()).isEqualTo(PeerIncompatible.ECH_REFUSED);
    assertThat(pair.client.earlyData()).isEqualTo(EarlyDataStatus.REJECTED);
  }

  private void assertRejected(EnginePair pair) throws TlsFault {
    assertThat(pair.client.earlyData()).isEqualTo(EarlyDataStatus.REJECTED);
    assertThat(pair.client.earlyRoom()).isZero();
    assertThat(pair.server.earlyData()).isEqualTo(EarlyDataStatus.REJECTED);
    assertThat(EnginePair.send(pair.client, pair.server, "once more")).isEqualTo("once more");
    assertThat(pair.server.receivedEarly()).isFalse();
    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
  }

  private void connect() throws TlsFault {
    EnginePair first = new EnginePair(client, server, "localhost").run();
    assertThat(first.server.facts().protocol().resumption()).isEqualTo(Resumption.NONE);
  }

  private EnginePair comeBack(ServerConfig to) throws TlsFault {
    EnginePair pair = new EnginePair(client, to, "localhost");
    pair.client.offerEarlyData();
    pair.client.start();
    return pair;
  }

  private ResumableSession session() {
    return kept.kept.values().iterator().next();
  }

  private EarlyDataTerms terms() {
    return new EarlyDataTerms.Accepted(
        MOST,
        EarlyDataTerms.Accepted.STANDARD_WINDOW,
        new UsedTickets(8, environment.clock().instant()));
  }

  /** Opens the tickets of {@link #server}, and takes no early data. */
  private ServerSessions refusing() {
    return ((ServerSessions.Tickets) server.sessions()).withEarlyData(new EarlyDataTerms.Refused());
  }

  private ServerConfig server(EarlyDataTerms terms, List<String> protocols) {
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(P256), protocols, new ClientAuthentication.None(), Bytes.EMPTY);
    return ServerConfig.of(CredentialSelector.always(choice))
        .withEnvironment(environment)
        .withSessions(
            new ServerSessions.Tickets(sealer, 1, Duration.ofDays(1)).withEarlyData(terms));
  }
}
