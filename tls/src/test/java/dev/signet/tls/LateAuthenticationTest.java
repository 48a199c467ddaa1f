// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.KeyType;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A client that is asked after the handshake who it is (RFC 9846, 4.6.2). */
class LateAuthenticationTest {
  private static final Credential SERVER = TestSides.credential(KeyType.P256);
  private static final Credential ALICE = TestSides.credential(TestSides.CA.client("alice"));

  @Test
  void aClientShowsItsCertificateWhenItIsAskedLater() throws TlsFault {
    EnginePair pair = new EnginePair(client(ALICE), server(), "localhost").run();
    assertThat(pair.server.facts().peer().chain()).isEmpty();
    assertThat(pair.server.mayRequestClientCertificate()).isTrue();
    ask(pair, true);
    assertThat(pair.server.facts().peer().chain()).isEqualTo(ALICE.chain());
    assertThat(pair.server.facts().peer().identity()).isEqualTo("accepted");
    assertThat(pair.client.facts().local().chain()).isEqualTo(ALICE.chain());
    assertTalk(pair);
  }

  @Test
  void itMayBeAskedAgainAndAfterNewKeys() throws TlsFault {
    EnginePair pair = new EnginePair(client(ALICE), server(), "localhost").run();
    ask(pair, true);
    pair.client.updateKeys(true);
    EnginePair.move(pair.client, pair.server);
    EnginePair.move(pair.server, pair.client);
    ask(pair, true);
    assertThat(pair.server.facts().peer().chain()).isEqualTo(ALICE.chain());
    assertTalk(pair);
  }

  @Test
  void oneQuestionIsAskedAtATime() throws TlsFault {
    EnginePair pair = new EnginePair(client(ALICE), server(), "localhost").run();
    pair.server.requestClientCertificate(asked(false));
    assertThat(pair.server.mayRequestClientCertificate()).isFalse();
    assertThatThrownBy(() -> pair.server.requestClientCertificate(asked(false)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(EnginePair.send(pair.client, pair.server, "still here")).isEqualTo("still here");
    EnginePair.move(pair.server, pair.client);
    EnginePair.move(pair.client, pair.server);
    assertThat(pair.server.mayRequestClientCertificate()).isTrue();
  }

  @Test
  void whoDidNotSayThatItMayBeAskedIsNotAsked() throws TlsFault {
    EnginePair plain = new EnginePair(TestSides.client(), server(), "localhost").run();
    assertThat(plain.server.mayRequestClientCertificate()).isFalse();
    assertThat(plain.client.mayRequestClientCertificate()).isFalse();
    ClientConfig old = client(ALICE);
    old = old.withParameters(old.parameters().withVersions(ProtocolVersion.TLS12));
    EnginePair tls12 = new EnginePair(old, server(), "localhost").run();
    assertThat(tls12.server.mayRequestClientCertificate()).isFalse();
    assertThatThrownBy(() -> tls12.server.requestClientCertificate(asked(false)))
        .isInstanceOf(IllegalStateException.class);
    assertTalk(tls12);
  }

  @Test
  void aClientWithoutACertificateIsRefusedWhereOneIsRequired() throws TlsFault {
    ClientConfig anonymous = client(ALICE).withCredentials(ClientCredentials.none());
    EnginePair optional = new EnginePair(anonymous, server(), "localhost").run();
    ask(optional, false);
    assertThat(optional.server.facts().peer().chain()).isEmpty();
    assertTalk(optional);
    EnginePair required = new EnginePair(anonymous, server(), "localhost").run();
    assertThatThrownBy(() -> ask(required, true))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(CertificateFault.CERTIFICATE_MISSING));
  }

  @Test
  void aSignatureByAnotherKeyIsRefused() throws TlsFault {
    Credential forged =
        Credential.of(ALICE.chain(), TestSides.credential(TestSides.CA.client("mallory")).signer());
    EnginePair pair = new EnginePair(client(forged), server(), "localhost").run();
    assertThatThrownBy(() -> ask(pair, true))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.SIGNATURE_WRONG));
  }

  @Test
  void aServerThatAsksAgainAndAgainIsLeft() throws TlsFault {
    EnginePair pair = new EnginePair(client(ALICE), server(), "localhost").run();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 9; i++) {
                ask(pair, true);
              }
            })
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault ->
                assertThat(fault.code()).isEqualTo(PeerMisbehaved.CERTIFICATE_REQUESTS_TOO_MANY));
  }

  @Test
  void dataIsSentWhileTheSignatureIsAwaited() throws TlsFault {
    AtomicReference<CompletableFuture<byte[]>> signature = new AtomicReference<>();
    AtomicReference<byte[]> signed = new AtomicReference<>();
    Signer slow =
        new Signer() {
          @Override
          public List<SignatureScheme> schemes() {
            return ALICE.signer().schemes();
          }

          @Override
          public Answer<byte[]> sign(SignatureScheme scheme, byte[] content) {
            signed.set(((Answer.Ready<byte[]>) ALICE.signer().sign(scheme, content)).value());
            signature.set(new CompletableFuture<>());
            return new Answer.Later<>(signature.get());
          }
        };
    EnginePair pair =
        new EnginePair(client(Credential.of(ALICE.chain(), slow)), server(), "localhost").run();
    pair.server.requestClientCertificate(asked(true));
    EnginePair.move(pair.server, pair.client);
    assertThat(pair.client.step()).isInstanceOf(Step.NeedCompletion.class);
    assertThat(EnginePair.send(pair.client, pair.server, "meanwhile")).isEqualTo("meanwhile");
    assertThat(pair.server.facts().peer().chain()).isEmpty();
    signature.get().complete(signed.get());
    pair.client.resume();
    EnginePair.move(pair.client, pair.server);
    assertThat(pair.server.facts().peer().chain()).isEqualTo(ALICE.chain());
    assertTalk(pair);
  }

  @Test
  void whoHasShownItselfLateComesBackKnown() throws TlsFault {
    ClientAuthentication required = asked(true);
    ServerSessions sessions = TestTickets.sessions();
    ClientConfig client = client(ALICE).withSessions(new SessionMemory(InstantSource.system()));
    EnginePair first = new EnginePair(client, server().withSessions(sessions), "localhost").run();
    ask(first, true);
    EnginePair.move(first.server, first.client);
    ServerConfig strict =
        ServerConfig.of(
                CredentialSelector.always(
                    new CredentialChoice.Chosen(List.of(SERVER), List.of(), required, Bytes.EMPTY)))
            .withSessions(sessions);
    EnginePair again = new EnginePair(client, strict, "localhost").run();
    assertThat(again.server.facts().protocol().resumption()).isEqualTo(Resumption.RESUMED);
    assertThat(again.server.facts().peer().chain()).isEqualTo(ALICE.chain());
    assertThat(again.server.mayRequestClientCertificate()).isTrue();
    ask(again, true);
    assertTalk(again);
  }

  private static void ask(EnginePair pair, boolean required) throws TlsFault {
    pair.server.requestClientCertificate(asked(required));
    EnginePair.move(pair.server, pair.client);
    EnginePair.move(pair.client, pair.server);
  }

  private static void assertTalk(EnginePair pair) throws TlsFault {
    EnginePair.move(pair.server, pair.client);
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
  }

  private static ClientAuthentication.Asked asked(boolean required) {
    return new ClientAuthentication.Asked(required, TestSides.acceptingVerifier(), List.of());
  }

  private static ServerConfig server() {
    return TestSides.server(SERVER);
  }

  private static ClientConfig client(Credential credential) {
    return TestSides.client()
        .withPolicy(ClientPolicy.STANDARD.withPostHandshakeAuthentication(true))
        .withCredentials(ClientCredentials.of(credential));
  }
}
