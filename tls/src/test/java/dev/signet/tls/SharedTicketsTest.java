// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.KeyType;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.session.SealedTickets;
import dev.signet.tls.session.TicketKey;
import dev.signet.tls.session.TicketKeys;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers that get their ticket keys from one place, and what stands in a ticket. */
class SharedTicketsTest {
  private static final Credential P256 = TestSides.credential(KeyType.P256);
  private final Keys keys = new Keys();
  private final TestSessions kept = new TestSessions();

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void oneServerTakesTheOthersTickets(ProtocolVersion version) throws TlsFault {
    keys.add(1);
    assertThat(resumption(connect(server(version)))).isEqualTo(Resumption.NONE);
    keys.add(2);
    assertThat(resumption(connect(server(version)))).isEqualTo(Resumption.RESUMED);
    keys.forgetOldest();
    assertThat(resumption(connect(server(version)))).isEqualTo(Resumption.RESUMED);
  }

  @Test
  void aTicketEndsWithItsKey() throws TlsFault {
    keys.add(1);
    connect(server(ProtocolVersion.TLS13));
    keys.add(2);
    keys.forgetOldest();
    assertThat(resumption(connect(server(ProtocolVersion.TLS13)))).isEqualTo(Resumption.NONE);
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void withoutAKeyThereAreNoTickets(ProtocolVersion version) throws TlsFault {
    EnginePair pair = connect(server(version));
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(kept.kept).isEmpty();
  }

  @Test
  void asManyTicketsAreGivenAsIsAskedFor() throws TlsFault {
    keys.add(1);
    List<ResumableSession> all = new ArrayList<>();
    ClientConfig counting =
        TestSides.client()
            .withSessions(
                new ClientSessions() {
                  @Override
                  public void remember(String serverName, int port, ResumableSession session) {
                    all.add(session);
                  }

                  @Override
                  public Optional<ResumableSession> take(String serverName, int port) {
                    return Optional.empty();
                  }
                });
    ServerSessions three = tickets(3).withGrease();
    new EnginePair(counting, TestSides.server(P256).withSessions(three), "localhost").run();
    assertThat(all).hasSize(3);
    assertThat(all.stream().map(each -> each.ticket().ticket()).distinct()).hasSize(3);
    assertThat(all.stream().map(each -> Bytes.of(each.secret())).distinct()).hasSize(3);
  }

  @Test
  void whoKeepsNoTicketsIsGivenNone() throws TlsFault {
    keys.add(1);
    List<Integer> sent = new ArrayList<>();
    TlsListener listener =
        new TlsListener() {
          @Override
          public void onMessage(Direction direction, int type, Bytes message) {
            sent.add(type);
          }
        };
    ServerConfig server = server(ProtocolVersion.TLS13);
    ServerConfig watched = server.withEnvironment(server.environment().withListener(listener));
    new EnginePair(TestSides.client(), watched, "localhost").run();
    assertThat(sent).isNotEmpty().doesNotContain(4);
  }

  @Test
  void aSessionsServerIsJudgedAgainWhereThatIsWanted() throws TlsFault {
    keys.add(1);
    for (ProtocolVersion version : ProtocolVersion.values()) {
      kept.kept.clear();
      connect(server(version));
      List<PeerCertificates> asked = new ArrayList<>();
      ClientConfig reverifying =
          ClientConfig.of(
                  peer -> {
                    asked.add(peer);
                    return TestSides.acceptingVerifier().verify(peer);
                  })
              .withSessions(new Reverifying(kept));
      EnginePair second = new EnginePair(reverifying, server(version), "localhost").run();
      assertThat(resumption(second)).isEqualTo(Resumption.RESUMED);
      assertThat(asked).hasSize(1);
      assertThat(asked.getFirst().chain()).isEqualTo(P256.chain());
    }
  }

  private record Reverifying(TestSessions kept) implements ClientSessions {
    @Override
    public void remember(String serverName, int port, ResumableSession session) {
      kept.remember(serverName, port, session);
    }

    @Override
    public Optional<ResumableSession> take(String serverName, int port) {
      return kept.take(serverName, port);
    }

    @Override
    public boolean reverifies() {
      return true;
    }
  }

  private EnginePair connect(ServerConfig server) throws TlsFault {
    return new EnginePair(TestSides.client().withSessions(kept), server, "localhost").run();
  }

  /** A server of its own, as another node would be. */
  private ServerConfig server(ProtocolVersion version) {
    ServerConfig server = TestSides.server(P256).withSessions(tickets(1));
    return server.withParameters(server.parameters().withVersions(version));
  }

  private ServerSessions.Tickets tickets(int count) {
    return new ServerSessions.Tickets(
        new SealedTickets(TestSides.PRIMITIVES, new SecureRandom(), keys),
        count,
        Duration.ofHours(1));
  }

  private static Resumption resumption(EnginePair pair) {
    return pair.server.facts().protocol().resumption();
  }

  /** What a database that all nodes read might be. */
  private static final class Keys implements TicketKeys {
    private final Deque<TicketKey> all = new ArrayDeque<>();

    void add(int number) {
      byte[] name = new byte[TicketKey.NAME_LENGTH];
      byte[] secret = new byte[TicketKey.KEY_LENGTH];
      name[0] = (byte) number;
      new SecureRandom().nextBytes(secret);
      all.addFirst(new TicketKey(Bytes.wrap(name), secret));
    }

    void forgetOldest() {
      all.removeLast();
    }

    @Override
    public Optional<TicketKey> sealing() {
      return Optional.ofNullable(all.peekFirst()).map(TicketKey::copy);
    }

    @Override
    public Optional<TicketKey> named(Bytes name) {
      return all.stream().filter(key -> key.name().equals(name)).findFirst().map(TicketKey::copy);
    }
  }
}
