// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.FixedClock;
import dev.signet.testkit.KeyType;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.HandshakeTrace;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.session.TicketSealer;
import dev.signet.tls.session.UsedTickets;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The client of RFC 8448, 4 comes back to our server with its ticket and early data. */
class Rfc8448EngineTest {
  private static final long AGE_ADD = 0xfad6aac5L;
  private final HandshakeTrace trace = HandshakeTrace.load("resumed");
  private final FixedClock clock = FixedClock.create();

  @Test
  void theRecordedClientsEarlyDataIsReadByTheWholeEngine() throws TlsFault {
    TlsEngine server = TlsEngine.server(server());
    byte[] plain = new byte[1 << 14];
    receive(server, "client-hello", plain);
    assertThat(server.earlyData()).isEqualTo(EarlyDataStatus.ACCEPTED);
    assertThat(server.pendingBytes()).isPositive();
    int count = receive(server, "early-data", plain);
    assertThat(HexFormat.of().formatHex(plain, 0, count)).isEqualTo("414243444546");
    assertThat(server.receivedEarly()).isTrue();
    assertThat(server.earlyRoom()).isPositive();
    assertThat(receive(server, "end-of-early-data", plain)).isZero();
    assertThat(server.step()).isInstanceOf(Step.NeedBytes.class);
  }

  /** With the recorded server's random and key, what it and ours say in the clear is the same. */
  @Test
  void theRecordedClientOfCompatibilityModeIsAnsweredByteForByte() throws TlsFault {
    HandshakeTrace compatibility = HandshakeTrace.load("compatibility");
    Environment recorded =
        new Environment(
            TestSides.PRIMITIVES, new RecordedRandom(compatibility), clock, TlsListener.NONE);
    ServerConfig config = TestSides.server(TestSides.credential(KeyType.RSA2048));
    TlsEngine server =
        TlsEngine.server(
            config
                .withParameters(config.parameters().withGroups(List.of(NamedGroup.X25519)))
                .withEnvironment(recorded));
    receive(server, compatibility.record("client-hello"), new byte[1 << 14]);

    String hello = HexFormat.of().formatHex(compatibility.record("server-hello"));
    String change = HexFormat.of().formatHex(compatibility.record("server-change"));
    byte[] answer = new byte[(hello.length() + change.length()) / 2];
    server.drain(answer, 0, answer.length);
    assertThat(HexFormat.of().formatHex(answer)).isEqualTo(versionFirst(hello) + change);
  }

  /** RFC 9846, 4.2: extensions come in any order, and in ours supported_versions comes first. */
  private static String versionFirst(String hello) {
    String version = "002b00020304";
    String share = hello.substring(hello.lastIndexOf("00330024"), hello.lastIndexOf(version));
    return hello.replace(share + version, version + share);
  }

  private int receive(TlsEngine server, String name, byte[] plain) throws TlsFault {
    return receive(server, trace.record(name), plain);
  }

  private static int receive(TlsEngine server, byte[] record, byte[] plain) throws TlsFault {
    assertThat(server.recordLength(record, 0, record.length)).isEqualTo(record.length);
    return server.receive(record, 0, record.length, plain, 0);
  }

  private ServerConfig server() {
    Environment environment =
        new Environment(TestSides.PRIMITIVES, new SecureRandom(), clock, TlsListener.NONE);
    Instant now = clock.instant();
    EarlyDataTerms terms =
        new EarlyDataTerms.Accepted(1024, Duration.ofSeconds(1), new UsedTickets(1, now));
    ServerConfig server = TestSides.server(TestSides.credential(KeyType.P256));
    // The group of the recorded share, whichever is the fastest here.
    return server
        .withParameters(server.parameters().withGroups(List.of(NamedGroup.X25519)))
        .withEnvironment(environment)
        .withSessions(
            new ServerSessions.Tickets(new RecordedTicket(session(now)), 0, Duration.ofHours(1))
                .withEarlyData(terms));
  }

  private ServerSession session(Instant now) {
    return new ServerSession(
        CipherSuite.TLS_AES_128_GCM_SHA256,
        trace.get("psk"),
        new ServerSession.Issue(now, now, AGE_ADD, 1024),
        new ServerSession.Binding("server", Bytes.EMPTY, true, "", Optional.of(NamedGroup.X25519)),
        new ServerSession.ClientProof(CertificateKind.X509, List.of(), Optional.empty()));
  }

  /** The ticket of the trace, whose content only its server has known. */
  private record RecordedTicket(ServerSession session) implements TicketSealer {
    @Override
    public Bytes seal(byte[] state) {
      throw new IllegalStateException("no ticket is given");
    }

    @Override
    public Optional<byte[]> open(Bytes ticket) {
      return Optional.of(session.write());
    }
  }

  /** What the recorded server drew: its random, and its private key. */
  private static final class RecordedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Deque<byte[]> draws = new ArrayDeque<>();

    RecordedRandom(HandshakeTrace trace) {
      draws.add(trace.get("server-private"));
      draws.add(trace.get("server-random"));
    }

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] next = draws.isEmpty() ? new byte[bytes.length] : draws.remove();
      assertThat(bytes).hasSameSizeAs(next);
      System.arraycopy(next, 0, bytes, 0, bytes.length);
    }
  }
}
